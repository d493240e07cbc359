// Ways to the desk from elsewhere in the admin interface.
import type { ServerProps, UIFieldServerProps } from 'payload'
import { deskTexts } from '../texts.ts'
import { viewerOf } from '../viewer.ts'
import styles from './Action.module.css'
import { DeskLink } from './DeskLink.client.tsx'

type Props = Pick<ServerProps, 'i18n' | 'payload' | 'user'>

/** In the navigation; nothing for those who don't see any translation. */
export function NavLink({ i18n, payload, user }: Props) {
  const viewer = viewerOf({ user: (user ?? null) as Parameters<typeof viewerOf>[0]['user'] })
  if (!viewer || viewer.sees.length === 0) return null
  return <DeskLink href={`${payload.config.routes.admin}/translation-desk`}>{deskTexts({ i18n }).title}</DeskLink>
}

/** On a translation's own page, to its comparison with the original; nothing while it is new. */
export function ComparisonLink({ data, id, req }: UIFieldServerProps) {
  const article = typeof data?.article === 'object' ? data.article?.id : data?.article
  if (!id || !article || !data?.locale) return null
  const { admin } = req.payload.config.routes
  return (
    <p>
      <a className={styles.action} href={`${admin}/translation-desk/${article}/${data.locale}`}>
        {deskTexts(req).actions.compare}
      </a>
    </p>
  )
}
