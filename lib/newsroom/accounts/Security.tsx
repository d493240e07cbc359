import type { UIFieldServerProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { readTimeZone } from '../site-zone.ts'
import { SecurityPanel } from './Security.client.tsx'

/** Texts and the site's zone for the panel on an account's page. */
export async function Security({ i18n, id }: UIFieldServerProps) {
  if (id === undefined) return null
  const { signIn, security } = textsIn(i18n.language as Locale)
  return <SecurityPanel texts={{ signIn, security }} zone={await readTimeZone(pool())} />
}
