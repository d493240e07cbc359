// At the top of every page of the admin interface: what happened to one's work.
import type { ServerProps } from 'payload'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { Inbox as Live } from './Inbox.client.tsx'

export function Inbox({ i18n, user }: Pick<ServerProps, 'i18n' | 'user'>) {
  if (!user) return null
  const { label, none, all, unread, away } = textsIn(i18n.language as Locale).notices
  return <Live texts={{ label, none, all, unread, away }} language={i18n.language as Locale} />
}
