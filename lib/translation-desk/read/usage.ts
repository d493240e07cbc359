// What translating took and cost, per day, engine and language.
import type { Queryable } from '#lib/database/queryable.ts'
import type { Usage } from '../types.ts'

/** Days that are shown, today included. */
const usageDays = 30

export type UsageReport = {
  /** YYYY-MM-DD in UTC, as budgets count them; oldest first, without gaps. */
  readonly days: readonly string[]
  readonly usage: readonly Usage[]
}

/** The last thirty days. */
export async function readUsage(db: Queryable): Promise<UsageReport> {
  const { rows: days } = await db.query<{ day: string }>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day
       FROM generate_series((now() AT TIME ZONE 'UTC')::date - ${usageDays - 1}, (now() AT TIME ZONE 'UTC')::date, interval '1 day') day`,
  )
  const { rows: usage } = await db.query<Usage>(
    `SELECT to_char(day, 'YYYY-MM-DD') AS day, engine, locale, requests, segments, characters::float8 AS characters,
            tokens::float8 AS tokens, cost::float8 AS cost
       FROM translation_usage WHERE day > (now() AT TIME ZONE 'UTC')::date - ${usageDays}
      ORDER BY day, engine, locale`,
  )
  return { days: days.map(({ day }) => day), usage }
}
