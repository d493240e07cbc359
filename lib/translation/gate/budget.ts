// What an engine has been given and what it may still be given: requests and characters per minute (a bucket that
// refills steadily), characters per day and month. Days are those of UTC.

import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { EngineLimits } from '../engines/index.ts'

/** How much of a budget has to be used for the operator to be warned. */
const warnAt = 0.8

/** What one request sends. */
export type Load = {
  readonly engine: string
  readonly locale: TranslationLocale
  readonly segments: number
  readonly characters: number
}

/** A bucket holds a tenth of what a minute allows; the rest flows into it steadily, so no minute sees more. */
const burst = 0.1
type Bucket = { readonly size: number; readonly perMinute: number }
const bucketFor = (limit: number): Bucket => ({ size: Math.max(1, limit * burst), perMinute: limit * (1 - burst) })

/**
 * Takes a request and its characters out of the engine's buckets, if they hold enough. A request of more characters
 * than fit in the bucket goes when the bucket is full, and leaves a debt.
 *
 * @returns 0 when taken; else how many milliseconds to wait before it is worth asking again
 */
export async function takeFromBuckets(db: Queryable, load: Load, limits: EngineLimits): Promise<number> {
  const { requestsPerMinute, charactersPerMinute } = limits
  if (requestsPerMinute === null && charactersPerMinute === null) return 0
  const requests = requestsPerMinute === null ? null : bucketFor(requestsPerMinute)
  const characters = charactersPerMinute === null ? null : bucketFor(charactersPerMinute)
  await db.query('INSERT INTO translation_engines (engine) VALUES ($1) ON CONFLICT DO NOTHING', [load.engine])
  const { rows } = await db.query<{ wait: number }>(
    `WITH known AS (
       SELECT engine, coalesce(requests_left, $2) AS requests, coalesce(characters_left, $3) AS characters, refilled_at
         FROM translation_engines WHERE engine = $1 FOR UPDATE
     ), filled AS (
       SELECT engine,
              least($2, requests + extract(epoch FROM clock_timestamp() - refilled_at) * $5 / 60) AS requests,
              least($3, characters + extract(epoch FROM clock_timestamp() - refilled_at) * $6 / 60) AS characters
         FROM known
     ), judged AS (
       SELECT *, greatest(
                coalesce((1 - requests) * 60000 / $5, 0),
                coalesce((least($4, $3) - characters) * 60000 / $6, 0)) AS wait
         FROM filled
     )
     UPDATE translation_engines e
        SET requests_left = judged.requests - CASE WHEN judged.wait > 0 THEN 0 ELSE 1 END,
            characters_left = judged.characters - CASE WHEN judged.wait > 0 THEN 0 ELSE $4 END,
            refilled_at = clock_timestamp()
       FROM judged WHERE e.engine = judged.engine
     RETURNING judged.wait`,
    [
      load.engine,
      requests?.size ?? null,
      characters?.size ?? null,
      load.characters,
      requests?.perMinute ?? null,
      characters?.perMinute ?? null,
    ],
  )
  return Math.max(0, Math.ceil(Number(rows[0]?.wait ?? 0)))
}

/** A budget that is used up, and when it begins anew. */
type Spent = { readonly period: 'day' | 'month'; readonly until: Date }

/** A request on the account, and on which day's. */
type Booking = { readonly day: string }

/**
 * Books a request on the engine's account before it is made, unless a budget would be exceeded. Requests of all workers
 * are booked one after another. What is not made after all is given back with `giveBack`; a killed worker's stays booked.
 *
 * @param warn called with a sentence the first time a budget is used to 80 % in its period
 * @returns what to give back if need be; or that a budget would be exceeded
 */
export async function book(
  db: Queryable,
  load: Load,
  limits: EngineLimits,
  warn: (sentence: string) => void,
): Promise<Spent | Booking> {
  const { charactersPerDay, charactersPerMonth } = limits
  // Locked by a statement of its own: what others have booked meanwhile is seen by the next.
  const locked = await db.query<{ warned: string | null }>(
    `INSERT INTO translation_engines (engine) VALUES ($1) ON CONFLICT (engine) DO UPDATE SET engine = excluded.engine
     RETURNING warned`,
    [load.engine],
  )
  const { rows } = await db.query<{
    day: number
    month: number
    today: string
    next_day: Date
    next_month: Date
  }>(
    `SELECT coalesce(sum(characters) FILTER (WHERE day = (now() AT TIME ZONE 'UTC')::date), 0)::float8 AS day,
            coalesce(sum(characters), 0)::float8 AS month,
            (now() AT TIME ZONE 'UTC')::date::text AS today,
            (date_trunc('day', now() AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC' AS next_day,
            (date_trunc('month', now() AT TIME ZONE 'UTC') + interval '1 month') AT TIME ZONE 'UTC' AS next_month
       FROM translation_usage
      WHERE engine = $1 AND day >= date_trunc('month', now() AT TIME ZONE 'UTC')::date`,
    [load.engine],
  )
  const used = rows[0]
  if (!used) throw new Error('the account of the engine could not be read')
  if (charactersPerMonth !== null && used.month + load.characters > charactersPerMonth) {
    return { period: 'month', until: used.next_month }
  }
  if (charactersPerDay !== null && used.day + load.characters > charactersPerDay) {
    return { period: 'day', until: used.next_day }
  }
  const booking = { day: used.today }
  await addToAccount(db, load, { requests: 1, segments: load.segments, characters: load.characters }, limits, booking)
  const near = (before: number, limit: number | null) => limit !== null && before + load.characters >= limit * warnAt
  const periods = [
    ...(near(used.month, charactersPerMonth) ? [`month ${used.today.slice(0, 7)}`] : []),
    ...(near(used.day, charactersPerDay) ? [`day ${used.today}`] : []),
  ]
  const told = new Set(locked.rows[0]?.warned?.split(',') ?? [])
  const news = periods.filter((period) => !told.has(period))
  if (news.length > 0) {
    await db.query('UPDATE translation_engines SET warned = $2 WHERE engine = $1', [load.engine, periods.join(',')])
    for (const period of news) warn(`${load.engine}: 80 % of the characters for the ${period} are used`)
  }
  return booking
}

/** Takes a booked request back: it failed without a translation. */
export function giveBack(db: Queryable, load: Load, limits: EngineLimits, booking: Booking): Promise<void> {
  const less = { requests: 0, segments: -load.segments, characters: -load.characters }
  return addToAccount(db, load, less, limits, booking)
}

/** Notes the tokens that an answer says it took. */
export function noteTokens(
  db: Queryable,
  load: Load,
  tokens: number,
  limits: EngineLimits,
  booking: Booking,
): Promise<void> {
  return addToAccount(db, load, { requests: 0, segments: 0, characters: 0, tokens }, limits, booking)
}

type Amount = {
  readonly requests: number
  readonly segments: number
  readonly characters: number
  readonly tokens?: number
}

async function addToAccount(
  db: Queryable,
  { engine, locale }: Load,
  { requests, segments, characters, tokens = 0 }: Amount,
  { price }: EngineLimits,
  { day }: Booking,
): Promise<void> {
  await db.query(
    `INSERT INTO translation_usage AS u (day, engine, locale, requests, segments, characters, tokens, cost)
     VALUES ($8, $1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (day, engine, locale) DO UPDATE
       SET requests = u.requests + $3, segments = u.segments + $4, characters = u.characters + $5,
           tokens = u.tokens + $6, cost = u.cost + $7`,
    [engine, locale, requests, segments, characters, tokens, (characters * price) / 1_000_000, day],
  )
}
