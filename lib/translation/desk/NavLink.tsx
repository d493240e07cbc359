// The desk in the admin interface's navigation.
import type { ServerProps } from 'payload'
import { textsFor } from '#lib/newsroom/admin/labels.ts'
import { DeskLink } from './ui/DeskLink.client.tsx'
import { viewerOf } from './viewer.ts'

type Props = Pick<ServerProps, 'i18n' | 'payload' | 'user'>

/** Nothing for those who don't see any translation. */
export function NavLink({ i18n, payload, user }: Props) {
  const viewer = viewerOf({ user: (user ?? null) as Parameters<typeof viewerOf>[0]['user'] })
  if (!viewer || viewer.sees.length === 0) return null
  return <DeskLink href={`${payload.config.routes.admin}/translation-desk`}>{textsFor({ i18n }).desk.title}</DeskLink>
}
