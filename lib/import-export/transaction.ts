// Options and locks of imports and exports.
import { sql } from '@payloadcms/db-postgres'
import { originalLocale } from '#lib/locales.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'

/**
 * Options of every operation of Payload: as the system, relationships as ids, in the original's language (else an
 * operation would have that of the one before).
 */
export const asSystem = { overrideAccess: true, depth: 0, locale: originalLocale } as const

/** Waits until no other import, on any machine, holds `name`, and holds it until the transaction ends. */
export async function lock({ rows }: Pick<Transaction, 'rows'>, name: string): Promise<void> {
  await rows(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`import:${name}`}, 0))`)
}
