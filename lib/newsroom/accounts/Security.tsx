import type { UIFieldServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { SecurityPanel } from './Security.client.tsx'

/** Texts and the site's zone for the panel on an account's page. */
export async function Security({ i18n, id }: UIFieldServerProps) {
  if (id === undefined) return null
  const { signIn, security } = textsIn(i18n.language as Locale)
  const { rows } = await pool().query<{ zone: string | null }>('SELECT time_zone AS zone FROM site LIMIT 1')
  return <SecurityPanel texts={{ signIn, security }} zone={rows[0]?.zone || 'Asia/Jakarta'} />
}
