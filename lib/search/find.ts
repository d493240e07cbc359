// Which stories a search finds, in which order. However many there are, only so many are ranked: the newest of all, and
// the newest of those that have it in their headline. The others follow by time.
import { pool } from '#lib/database/pool.ts'
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

/** What a hit counts in names, in the body, in the standfirst, in the headline. */
const weights = "'{0.02, 0.1, 0.4, 1.0}'"

/** A story loses half of what being new is worth in so many days; half of its rank is for that. */
const halfLife = 90

type Ask = {
  readonly terms: readonly Term[]
  readonly locale: Locale
  readonly scope: Scope
  readonly filters: Filters
  /** Milliseconds; nothing newer is found. */
  readonly now: number
}

/** The `where` of a search, without the words, and its parameters. */
function scopeOf({ locale, scope, filters, now }: Ask) {
  const values: unknown[] = [locale, scope === 'original', new Date(now)]
  const add = (condition: string, value: unknown) => {
    values.push(value)
    return condition.replaceAll('?', `$${values.length}`)
  }
  const conditions = ['s.locale = $1', 's.original = $2', 's.published_at <= $3']
  if (filters.section !== undefined) conditions.push(add('s.section_id = ?', filters.section))
  if (filters.from !== undefined || filters.to !== undefined) {
    values.push(filters.timeZone)
    const zone = `$${values.length}`
    if (filters.from !== undefined) conditions.push(add(`s.published_at >= ?::date at time zone ${zone}`, filters.from))
    if (filters.to !== undefined)
      conditions.push(add(`s.published_at < (?::date + 1) at time zone ${zone}`, filters.to))
  }
  return { where: conditions.join(' and '), values }
}

type Row = { id: number; at: Date; newest: boolean }

/**
 * A page of the stories that a search finds in one scope.
 *
 * @param size stories of the page, at most
 */
export async function find(ask: Ask, place: Place, size: number): Promise<Found> {
  const { where, values } = scopeOf(ask)
  const language = ask.scope === 'original' ? originalLocale : ask.locale
  const condition = conditionOf(ask.terms, language, values.length + 1)
  if (!condition) return { ids: [], next: null, total: 0 }
  const { expression, parameters } = condition
  // Statements without a name: how many stories have a word decides how they are best found, each time anew.
  const all = [...values, ...parameters]
  const heads = `
    select s.article_id as id, s.published_at as at from search_index s
    where ${where} and s.headline @@ ${expression} and s.words @@ ${expression}
    order by s.published_at desc, s.article_id desc limit ${ranked}`
  if (place.kind === 'older') {
    const known = await pool().query<{ id: number }>(heads, all)
    const at = all.length + 1
    const { rows } = await pool().query<Omit<Row, 'newest'>>(
      `select s.article_id as id, s.published_at as at from search_index s
       where ${where} and s.words @@ ${expression} and (s.published_at, s.article_id) < ($${at}::timestamptz, $${at + 1}::int)
         and s.article_id <> all($${at + 2}::int[])
       order by s.published_at desc, s.article_id desc limit ${size + 1}`,
      [...all, new Date(place.at), place.id, known.rows.map(({ id }) => id)],
    )
    const shown = rows.slice(0, size)
    const last = shown.at(-1)
    const next = rows.length > size && last ? ({ kind: 'older', at: last.at.getTime(), id: last.id } as const) : null
    return { ids: shown.map(({ id }) => id), next, total: null }
  }
  const { rows } = await pool().query<Row>(
    `with newest as (
       select s.article_id as id, s.published_at as at from search_index s where ${where} and s.words @@ ${expression}
       order by s.published_at desc, s.article_id desc limit ${ranked}
     ), heads as (${heads}),
     chosen as (
       select id, at, bool_or(newest) as newest
       from (select id, at, true as newest from newest union all select id, at, false from heads) both_of group by id, at)
     select c.id, c.at, c.newest from chosen c join search_index s on s.article_id = c.id and s.locale = $1
     order by ts_rank(${weights}, s.words, ${expression}, 1)
       * (0.5 + 0.5 * power(0.5, extract(epoch from $3::timestamptz - c.at)::float8 / (86400 * ${halfLife}))) desc,
       c.at desc, c.id desc`,
    all,
  )
  const ids = rows.slice(place.offset, place.offset + size).map(({ id }) => id)
  const newest = rows.filter((row) => row.newest).sort((a, b) => b.at.getTime() - a.at.getTime() || b.id - a.id)
  const full = newest.length >= ranked
  const oldest = newest.at(-1)
  const offset = place.offset + ids.length
  const more: Place | null =
    offset < rows.length
      ? { kind: 'ranked', offset }
      : full && oldest
        ? { kind: 'older', at: oldest.at.getTime(), id: oldest.id }
        : null
  return { ids, next: more, total: full ? null : rows.length }
}
