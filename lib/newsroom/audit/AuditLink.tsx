import type { ServerProps } from 'payload'
import type { Locale } from '#lib/locales.ts'
import { hasRole } from '../access/roles.ts'
import { textsIn } from '../admin/labels.ts'

/** In the navigation of administrators. */
export function AuditLink({ i18n, payload, user }: ServerProps) {
  if (!user || !hasRole({ user }, 'admin')) return null
  return (
    <a className="nav__link" href={`${payload.config.routes.admin}/audit-log`}>
      <span className="nav__link-label">{textsIn(i18n.language as Locale).audit.title}</span>
    </a>
  )
}
