// Which stories a search finds, in which order. However many there are, only so many are ranked: the newest of all, and
// the newest of those that have it in their headline. The others follow by time.
import type { QueryResultRow } from 'pg'
import { pool } from '#lib/database/pool.ts'
import { transact } from '#lib/database/transact.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import type { Place, Scope } from './cursor.ts'
import { conditionOf, type Term } from './query.ts'

export type Filters = {
  readonly section: number | undefined
  /** Days, in the site's time zone. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly timeZone: string
}

export type Found = {
  readonly ids: readonly number[]
  readonly next: Place | null
  /** How many there are in this scope; null: more than are ranked. */
  readonly total: number | null
}

/** How many of the newest are ranked, and of those with a hit in the headline. */
const ranked = 300

/** For phrases, so many times as many are looked at: not all that have the words have them together. */
const looked = 5

/** What a hit counts in the standfirst and in the headline (the last two); one in the body alone counts 0.2. */
const weights = "'{0, 0, 0.4, 1.0}'"

/** A story loses half of what being new is worth in so many days; half of its rank is for that. */
const halfLife = 90

type Search = {
  readonly terms: readonly Term[]
  readonly locale: Locale
  readonly scope: Scope
  readonly filters: Filters
  /** Milliseconds; nothing newer is found. */
  readonly now: number
}

/** Which of the rows that have the words are meant, as conditions on `matched`, and the parameters before the words. */
function scopeOf({ locale, scope, filters, now }: Search) {
  const values: unknown[] = [locale, scope === 'original', new Date(now)]
  const add = (condition: string, value: unknown) => {
    values.push(value)
    return condition.replaceAll('?', `$${values.length}`)
  }
  const conditions = ['original = $2', 'at <= $3']
  if (filters.section !== undefined) conditions.push(add('section = ?', filters.section))
  if (filters.from !== undefined || filters.to !== undefined) {
    values.push(filters.timeZone)
    const zone = `$${values.length}`
    if (filters.from !== undefined) conditions.push(add(`at >= ?::timestamp AT TIME ZONE ${zone}`, filters.from))
    if (filters.to !== undefined) {
      conditions.push(add(`at < (?::timestamp + interval '1 day') AT TIME ZONE ${zone}`, filters.to))
    }
  }
  return { where: conditions.join(' AND '), values }
}

type Row = { id: number; at: Date; newest: boolean }

/** The language that a scope's texts are indexed in. */
const languageOf = ({ scope, locale }: Search): Locale => (scope === 'original' ? originalLocale : locale)

/** What every statement of a search begins with, and its parameters. */
function statement(search: Search) {
  const { where, values } = scopeOf(search)
  const condition = conditionOf(search.terms, languageOf(search), values.length + 1)
  if (!condition) return null
  const { all, exact, any, parameters } = condition
  // Materialized, and with no condition that another index could answer: the index of the words does, however many
  // stories have them. Any other way reads what the stories say.
  const matched = `worded AS MATERIALIZED (
      ${having('words', all)}),
    matched AS (SELECT id, at FROM worded WHERE ${where})`
  const isExact = (from: string) =>
    exact === null
      ? ''
      : `WHERE EXISTS (SELECT FROM search_index s WHERE s.locale = $1 AND s.article_id = ${from}.id AND s.words @@ ${exact})`
  // Words and nothing else: no phrase, nothing excluded, and every story of the scope is meant.
  const { section, from, to } = search.filters
  const isUnfiltered = section === undefined && from === undefined && to === undefined
  const isPlain = exact === null && isUnfiltered && search.terms.every(({ excluded }) => !excluded)
  return { where, all, any, matched, isExact, isPlain, values: [...values, ...parameters] }
}

/** Every row of the edition $1 whose vector has the words, with what `where` asks of it. */
const having = (vector: 'words' | 'headline', all: string) =>
  `SELECT s.article_id AS id, s.published_at AS at, s.original, s.section_id AS section
   FROM search_index s WHERE s.locale = $1 AND s.${vector} @@ ${all}`

/** From this share of an edition's stories on, what is looked for is found soonest by looking into the newest. */
const frequent = 0.1

/**
 * Ids and moments of what is to be ranked, where the words are in so many stories that collecting them all would take
 * long: the newest are found by going through the newest, those with the words in the headline by its index.
 *
 * @returns null where what is looked for is not that frequent, or is more than words: going through the newest would
 * have to read very many stories to find enough of it
 */
async function frequentRows({ where, all, isPlain, values }: Parts): Promise<Row[] | null> {
  if (!isPlain) return null
  const best = (from: string, newest: boolean) =>
    `SELECT id, at, ${newest} AS newest FROM ${from} WHERE ${where} ORDER BY at DESC, id DESC LIMIT ${ranked}`
  return transact(pool(), async (db) => {
    await db.query('SET LOCAL enable_seqscan = off; SET LOCAL jit = off')
    const plan = await db.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (FORMAT JSON) WITH
         meant AS MATERIALIZED (${having('words', all)} AND s.original = $2 AND s.published_at <= $3),
         edition AS MATERIALIZED (SELECT FROM search_index s WHERE s.locale = $1)
       SELECT (SELECT count(*) FROM meant), (SELECT count(*) FROM edition)`,
      values,
    )
    const rowsOf = (name: string) => planned(plan.rows[0]?.['QUERY PLAN'][0].Plan, `CTE ${name}`)
    if (rowsOf('meant') < frequent * rowsOf('edition')) return null
    const heads = await db.query<Row>(best(`(${having('headline', all)}) h`, false), values)
    await db.query('SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off')
    const newest = await db.query<Row>(
      best(`(${having('words', all)} ORDER BY s.published_at DESC, s.article_id DESC) n`, true),
      values,
    )
    return [...newest.rows, ...heads.rows]
  })
}

type Plan = { readonly 'Subplan Name'?: string; readonly 'Plan Rows': number; readonly Plans?: readonly Plan[] }

/** How many rows the planner expects of a part of a statement; 0 if it is not there. */
function planned(plan: Plan | undefined, name: string): number {
  if (!plan) return 0
  if (plan['Subplan Name'] === name) return plan['Plan Rows']
  return Math.max(0, ...(plan.Plans ?? []).map((part) => planned(part, name)))
}

/** The rows of both kinds, each once, the best first. */
async function rank(rows: readonly Row[], search: Search): Promise<Row[]> {
  const newest = new Set(rows.filter((row) => row.newest).map(({ id }) => id))
  const condition = conditionOf(search.terms, languageOf(search), 4)
  const { rows: inOrder } = await pool().query<{ id: number; at: Date }>(
    `SELECT s.article_id AS id, s.published_at AS at FROM search_index s
     WHERE s.locale = $1 AND s.article_id = ANY($3::int[]) ORDER BY ${rankOf('s', condition?.any ?? '', '$2')}`,
    [search.locale, new Date(search.now), [...new Set(rows.map(({ id }) => id))], ...(condition?.parameters ?? [])],
  )
  return inOrder.map((row) => ({ ...row, newest: newest.has(row.id) }))
}

/** The order of what is ranked: where the words stand, and how new the story is. */
const rankOf = (row: string, any: string, now: string) =>
  `(0.2 + ts_rank(${weights}, ${row}.lead, ${any})) * (0.5 + 0.5 * power(0.5,
    extract(epoch FROM ${now}::timestamptz - ${row}.published_at)::float8 / (86400 * ${halfLife}))) DESC,
   ${row}.published_at DESC, ${row}.article_id DESC`

/**
 * A page of the stories that a search finds in one scope.
 *
 * @param size stories of the page, at most
 */
export async function find(search: Search, place: Place, size: number): Promise<Found> {
  const parts = statement(search)
  if (!parts) return { ids: [], next: null, total: 0 }
  if (place.kind === 'older') return findOlder(parts, place, size)
  const often = await frequentRows(parts)
  return pageOf(often ? await rank(often, search) : await collected(parts), place.offset, size)
}

type Parts = NonNullable<ReturnType<typeof statement>>

/** The newest stories that have it in the headline, too. */
const heads = ({ all, isExact }: Parts) => `
  headed AS MATERIALIZED (
    SELECT s.article_id AS id FROM search_index s WHERE s.locale = $1 AND s.headline @@ ${all}),
  heads AS (
    SELECT h.id, h.at FROM (
      SELECT m.id, m.at FROM matched m JOIN headed USING (id) ORDER BY m.at DESC, m.id DESC LIMIT ${ranked}) h ${isExact('h')})`

/** The newest of those that match, as a subquery; of phrases, those of the newest that have the words at all. */
const newest = ({ isExact }: Parts) => `
  SELECT m.id, m.at FROM (SELECT * FROM matched ORDER BY at DESC, id DESC LIMIT ${ranked * looked}) m ${isExact('m')}
  ORDER BY m.at DESC, m.id DESC LIMIT ${ranked}`

/**
 * Asks without a name, so that it is planned for the words at hand. The planner takes looking into every row for cheap,
 * since it counts neither where long values are kept nor that they are packed: it may not.
 */
const ask = <Result extends QueryResultRow>(text: string, values: unknown[]) =>
  transact(pool(), async (db) => {
    await db.query("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'")
    return (await db.query<Result>(text, values)).rows
  })

const collected = (parts: Parts): Promise<Row[]> =>
  ask<Row>(
    `WITH ${parts.matched}, newest AS (${newest(parts)}), ${heads(parts)},
     chosen AS (
       SELECT id, at, bool_or(newest) AS newest
       FROM (SELECT id, at, true AS newest FROM newest UNION ALL SELECT id, at, false FROM heads) both_of GROUP BY id, at)
     SELECT c.id, c.at, c.newest FROM chosen c JOIN search_index s ON s.article_id = c.id AND s.locale = $1
     ORDER BY ${rankOf('s', parts.any, '$3')}`,
    parts.values,
  )

/** A page of what was ranked, and where the list goes on. */
function pageOf(rows: readonly Row[], start: number, size: number): Found {
  const ids = rows.slice(start, start + size).map(({ id }) => id)
  const recent = rows.filter((row) => row.newest).sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id)
  const full = recent.length >= ranked
  const oldest = recent.at(-1)
  const offset = start + ids.length
  const older: Place | null = full && oldest ? { kind: 'older', at: oldest.at.getTime(), id: oldest.id } : null
  return {
    ids,
    next: offset < rows.length ? { kind: 'ranked', offset } : older,
    total: full ? null : rows.length,
  }
}

async function findOlder(parts: Parts, { at, id }: Extract<Place, { kind: 'older' }>, size: number): Promise<Found> {
  const given = parts.values.length
  const rows = await ask<Omit<Row, 'newest'>>(
    `WITH ${parts.matched}, ${heads(parts)}, rest AS (
       SELECT m.id, m.at FROM matched m WHERE (m.at, m.id) < ($${given + 1}::timestamptz, $${given + 2}::int)
         AND m.id NOT IN (SELECT id FROM heads))
     SELECT r.id, r.at FROM rest r ${parts.isExact('r')} ORDER BY r.at DESC, r.id DESC LIMIT ${size + 1}`,
    [...parts.values, new Date(at), id],
  )
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next: Place | null = rows.length > size && last ? { kind: 'older', at: last.at.getTime(), id: last.id } : null
  return { ids: shown.map((row) => row.id), next, total: null }
}

/** How many stories a search finds in one scope; null: more than are counted. */
export async function count(search: Search): Promise<number | null> {
  const parts = statement(search)
  if (!parts) return 0
  const rows = await ask<{ n: number }>(
    `WITH ${parts.matched} SELECT count(*)::int AS n
     FROM (SELECT m.id FROM matched m ${parts.isExact('m')} LIMIT ${ranked + 1}) counted`,
    parts.values,
  )
  const n = rows[0]?.n ?? 0
  return n > ranked ? null : n
}
