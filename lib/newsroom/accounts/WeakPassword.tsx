import type { ServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'

/** Above every page of the newsroom, for who signed in with a weak password: that it is to be changed. */
export async function WeakPassword({ i18n, payload, user }: ServerProps) {
  if (!user) return null
  const { rows } = await pool().query<{ weak: boolean }>(
    'SELECT weak_password AS weak FROM account_security WHERE user_id = $1',
    [user.id],
  )
  if (!rows[0]?.weak) return null
  const { security } = textsIn(i18n.language as Locale)
  const { routes, admin } = payload.config
  return (
    <p className="weak-password" role="status">
      {security.weakPassword} <a href={`${routes.admin}${admin.routes.account}`}>{security.weakPasswordLink}</a>.
    </p>
  )
}
