// Finds and orders the stories of a search. Only a limited number is ranked: the newest matches, and the newest with a
// match in the headline. The others follow by time.
import type { QueryResultRow } from 'pg'
import { decay } from '#lib/content/sql.ts'
import { pool } from '#lib/database/pool.ts'
import { transact } from '#lib/database/transact.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import type { Position, Scope } from './cursor.ts'
import { type Term, tsqueryOf } from './query.ts'

export type Filters = {
  readonly section: number | undefined
  /** Days, in the site's time zone. */
  readonly from: string | undefined
  readonly to: string | undefined
  readonly timeZone: string
}

export type ScopePage = {
  readonly ids: readonly number[]
  readonly next: Position | null
  /** Number of matches in this scope; null: more than are ranked. */
  readonly total: number | null
}

/** Most matches that are ranked, and most with a match in the headline. */
const maxRanked = 300

/** For phrases, that many times as many candidates: not all that have the words have them together. */
const phraseFactor = 5

/** Weights of standfirst and headline (the last two); a match in the body alone counts 0.2. */
const weights = "'{0, 0, 0.4, 1.0}'"

/** Days in which a story's recency halves; recency is half of its rank. */
const halfLife = 90

type Search = {
  readonly terms: readonly Term[]
  readonly locale: Locale
  readonly scope: Scope
  readonly filters: Filters
  /** Milliseconds; nothing newer is found. */
  readonly now: number
}

/** Scope and filters as conditions on the rows that have the words, and their parameters. */
function scopeConditions({ locale, scope, filters, now }: Search) {
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

/** The parts shared by a search's statements, and their parameters. */
function statementParts(search: Search) {
  const { where, values } = scopeConditions(search)
  const condition = tsqueryOf(search.terms, languageOf(search), values.length + 1)
  if (!condition) return null
  const { all, exact, any, parameters } = condition
  // Materialized, and with no condition that another index could answer: the index of the words does, however many
  // stories have them. Any other way reads what the stories say.
  const matched = `worded AS MATERIALIZED (
      ${rowsMatching('words', all)}),
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

/** The rows of edition $1 whose vector has the words, with the columns of scope and filters. */
const rowsMatching = (vector: 'words' | 'headline', all: string) =>
  `SELECT s.article_id AS id, s.published_at AS at, s.original, s.section_id AS section
   FROM search_index s WHERE s.locale = $1 AND s.${vector} @@ ${all}`

/** If more than this share of an edition's stories matches, going through the newest is fastest. */
const frequentShare = 0.1

/**
 * The rows to be ranked where so many stories match that collecting them all would take long: the newest by going through
 * the newest stories, those with a match in the headline by its index.
 *
 * @returns null for rarer words, and for queries of more than words, where too many stories would have to be read
 */
async function frequentRows({ where, all, isPlain, values }: StatementParts): Promise<Row[] | null> {
  if (!isPlain) return null
  const best = (from: string, newest: boolean) =>
    `SELECT id, at, ${newest} AS newest FROM ${from} WHERE ${where} ORDER BY at DESC, id DESC LIMIT ${maxRanked}`
  return transact(pool(), async (db) => {
    await db.query('SET LOCAL enable_seqscan = off; SET LOCAL jit = off')
    const plan = await db.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (FORMAT JSON) WITH
         meant AS MATERIALIZED (${rowsMatching('words', all)} AND s.original = $2 AND s.published_at <= $3),
         edition AS MATERIALIZED (SELECT FROM search_index s WHERE s.locale = $1)
       SELECT (SELECT count(*) FROM meant), (SELECT count(*) FROM edition)`,
      values,
    )
    const rowsOf = (name: string) => plannedRows(plan.rows[0]?.['QUERY PLAN'][0].Plan, `CTE ${name}`)
    if (rowsOf('meant') < frequentShare * rowsOf('edition')) return null
    const heads = await db.query<Row>(best(`(${rowsMatching('headline', all)}) h`, false), values)
    await db.query('SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off')
    const newest = await db.query<Row>(
      best(`(${rowsMatching('words', all)} ORDER BY s.published_at DESC, s.article_id DESC) n`, true),
      values,
    )
    return [...newest.rows, ...heads.rows]
  })
}

type Plan = { readonly 'Subplan Name'?: string; readonly 'Plan Rows': number; readonly Plans?: readonly Plan[] }

/** The number of rows that the planner expects of a subplan; 0 if there is none. */
function plannedRows(plan: Plan | undefined, name: string): number {
  if (!plan) return 0
  if (plan['Subplan Name'] === name) return plan['Plan Rows']
  return Math.max(0, ...(plan.Plans ?? []).map((part) => plannedRows(part, name)))
}

/** Ranks the rows, each once, the best first. */
async function rank(rows: readonly Row[], search: Search): Promise<Row[]> {
  const newest = new Set(rows.filter((row) => row.newest).map(({ id }) => id))
  const condition = tsqueryOf(search.terms, languageOf(search), 4)
  const { rows: inOrder } = await pool().query<{ id: number; at: Date }>(
    `SELECT s.article_id AS id, s.published_at AS at FROM search_index s
     WHERE s.locale = $1 AND s.article_id = ANY($3::int[]) ORDER BY ${rankOrder('s', condition?.any ?? '', '$2')}`,
    [search.locale, new Date(search.now), [...new Set(rows.map(({ id }) => id))], ...(condition?.parameters ?? [])],
  )
  return inOrder.map((row) => ({ ...row, newest: newest.has(row.id) }))
}

/** The order of ranked stories, by the place of the words and by recency. */
const rankOrder = (row: string, any: string, now: string) =>
  `(0.2 + ts_rank(${weights}, ${row}.lead, ${any})) * (0.5 + 0.5 * ${decay(`${now}::timestamptz`, `${row}.published_at`, halfLife)}) DESC,
   ${row}.published_at DESC, ${row}.article_id DESC`

/**
 * A page of the stories that a search finds in one scope.
 *
 * @param size stories of the page, at most
 */
export async function findInScope(search: Search, position: Position, size: number): Promise<ScopePage> {
  const parts = statementParts(search)
  if (!parts) return { ids: [], next: null, total: 0 }
  if (position.kind === 'older') return findOlder(parts, position, size)
  const often = await frequentRows(parts)
  return pageOf(often ? await rank(often, search) : await rankedRows(parts), position.offset, size)
}

type StatementParts = NonNullable<ReturnType<typeof statementParts>>

/** The newest stories with a match in the headline. */
const heads = ({ all, isExact }: StatementParts) => `
  headed AS MATERIALIZED (
    SELECT s.article_id AS id FROM search_index s WHERE s.locale = $1 AND s.headline @@ ${all}),
  heads AS (
    SELECT h.id, h.at FROM (
      SELECT m.id, m.at FROM matched m JOIN headed USING (id) ORDER BY m.at DESC, m.id DESC LIMIT ${maxRanked}) h ${isExact('h')})`

/** The newest matches, as a subquery; for phrases, among the newest stories that have the words. */
const newest = ({ isExact }: StatementParts) => `
  SELECT m.id, m.at FROM (SELECT * FROM matched ORDER BY at DESC, id DESC LIMIT ${maxRanked * phraseFactor}) m ${isExact('m')}
  ORDER BY m.at DESC, m.id DESC LIMIT ${maxRanked}`

/**
 * Runs an unnamed statement, so that it is planned for the words at hand. Sequential scans are off: the planner takes them
 * for cheap, since it doesn't count the cost of reading long, compressed values.
 */
const queryUnnamed = <Result extends QueryResultRow>(text: string, values: unknown[]) =>
  transact(pool(), async (db) => {
    await db.query("SET LOCAL enable_seqscan = off; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'")
    return (await db.query<Result>(text, values)).rows
  })

const rankedRows = (parts: StatementParts): Promise<Row[]> =>
  queryUnnamed<Row>(
    `WITH ${parts.matched}, newest AS (${newest(parts)}), ${heads(parts)},
     chosen AS (
       SELECT id, at, bool_or(newest) AS newest
       FROM (SELECT id, at, true AS newest FROM newest UNION ALL SELECT id, at, false FROM heads) both_of GROUP BY id, at)
     SELECT c.id, c.at, c.newest FROM chosen c JOIN search_index s ON s.article_id = c.id AND s.locale = $1
     ORDER BY ${rankOrder('s', parts.any, '$3')}`,
    parts.values,
  )

/** A page of the ranked rows, and the position of the next. */
function pageOf(rows: readonly Row[], start: number, size: number): ScopePage {
  const ids = rows.slice(start, start + size).map(({ id }) => id)
  const recent = rows.filter((row) => row.newest).sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id)
  const full = recent.length >= maxRanked
  const oldest = recent.at(-1)
  const offset = start + ids.length
  const older: Position | null = full && oldest ? { kind: 'older', at: oldest.at.getTime(), id: oldest.id } : null
  return {
    ids,
    next: offset < rows.length ? { kind: 'ranked', offset } : older,
    total: full ? null : rows.length,
  }
}

async function findOlder(
  parts: StatementParts,
  { at, id }: Extract<Position, { kind: 'older' }>,
  size: number,
): Promise<ScopePage> {
  const given = parts.values.length
  const rows = await queryUnnamed<Omit<Row, 'newest'>>(
    `WITH ${parts.matched}, ${heads(parts)}, rest AS (
       SELECT m.id, m.at FROM matched m WHERE (m.at, m.id) < ($${given + 1}::timestamptz, $${given + 2}::int)
         AND m.id NOT IN (SELECT id FROM heads))
     SELECT r.id, r.at FROM rest r ${parts.isExact('r')} ORDER BY r.at DESC, r.id DESC LIMIT ${size + 1}`,
    [...parts.values, new Date(at), id],
  )
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next: Position | null =
    rows.length > size && last ? { kind: 'older', at: last.at.getTime(), id: last.id } : null
  return { ids: shown.map((row) => row.id), next, total: null }
}

/** The number of matches in one scope; null: more than are counted. */
export async function countInScope(search: Search): Promise<number | null> {
  const parts = statementParts(search)
  if (!parts) return 0
  const rows = await queryUnnamed<{ n: number }>(
    `WITH ${parts.matched} SELECT count(*)::int AS n
     FROM (SELECT m.id FROM matched m ${parts.isExact('m')} LIMIT ${maxRanked + 1}) counted`,
    parts.values,
  )
  const n = rows[0]?.n ?? 0
  return n > maxRanked ? null : n
}
