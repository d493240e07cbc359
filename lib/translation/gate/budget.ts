// Rates and budgets of an engine: requests and characters per minute (token buckets), characters per day and month.
// Days are those of UTC.

import type { Queryable } from '#lib/database/queryable.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import type { EngineLimits } from '../engines/index.ts'

/** Share of a budget at which the operator is warned. */
const warnAt = 0.8

/** The size of one request. */
export type Load = {
  readonly engine: string
  readonly locale: TranslationLocale
  readonly segments: number
  readonly characters: number
}

/** Share of a minute's limit that a bucket holds; the rest flows into it steadily, so that no minute exceeds the limit. */
const burst = 0.1
type Bucket = { readonly size: number; readonly perMinute: number }
const bucketFor = (limit: number): Bucket => ({ size: Math.max(1, limit * burst), perMinute: limit * (1 - burst) })

/**
 * Takes a request and its characters out of the engine's buckets, if they hold enough. A request with more characters
 * than the bucket can hold goes when the bucket is full, and leaves a debt.
 *
 * @returns 0 when taken; else the milliseconds to wait before trying again
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

/** A budget that is used up, and when the next one begins. */
type Spent = { readonly period: 'day' | 'month'; readonly until: Date }

/** A request that counts against the budgets of this day. */
type Reservation = { readonly day: string }

/**
 * Reserves a request's characters before it is sent, unless that exceeds a budget. Reservations of all workers are made
 * one after another. `release` takes a failed request's back; those of a killed worker stay.
 *
 * @param warn called with a sentence the first time a budget is used to 80 % in its period
 * @returns the reservation; or the budget that would be exceeded
 */
export async function reserve(
  db: Queryable,
  load: Load,
  limits: EngineLimits,
  warn: (sentence: string) => void,
): Promise<Spent | Reservation> {
  const { charactersPerDay, charactersPerMonth } = limits
  // Locked by a statement before, so that the next one sees what others have reserved meanwhile.
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
  const reservation = { day: used.today }
  await addToAccount(
    db,
    load,
    { requests: 1, segments: load.segments, characters: load.characters },
    limits,
    reservation,
  )
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
  return reservation
}

/** Takes the reservation of a request back that failed without a translation. */
export function release(db: Queryable, load: Load, limits: EngineLimits, reservation: Reservation): Promise<void> {
  const less = { requests: 0, segments: -load.segments, characters: -load.characters }
  return addToAccount(db, load, less, limits, reservation)
}

/** Adds the tokens that an answer says it took. */
export function recordTokens(
  db: Queryable,
  load: Load,
  tokens: number,
  limits: EngineLimits,
  reservation: Reservation,
): Promise<void> {
  return addToAccount(db, load, { requests: 0, segments: 0, characters: 0, tokens }, limits, reservation)
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
  { day }: Reservation,
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
