// Which stories a page of the desk shows: filtered, oldest first, from a position on.

import { behind, current, isoMoment, kept, published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { badRequest } from '../desk-error.ts'
import type { DeskPage, DeskQuery, Filter } from '../types.ts'
import type { Viewer } from '../viewer.ts'
import { cellsOf } from './cells.ts'

/** Stories on one page. */
export const pageSize = 40

/**
 * Texts (a story in a language) in a state, with the moment since when: what the filters are made of. Each is read from
 * an index of its own, so that few of them among many are found without looking at the many.
 */
const work = (states: readonly string[]) => `
  SELECT article_id, locale, requested_at AS since FROM translation_progress
   WHERE state IN (${states.map((state) => `'${state}'`).join(', ')})`

const live = (state: string, since: string) => `
  SELECT t.article_id, t.locale::text, ${since} AS since
    FROM translations t JOIN articles a ON a.id = t.article_id AND ${published('a')}
   WHERE ${published('t')} AND ${state}`

const reported = `SELECT article_id, locale::text, created_at AS since FROM reports WHERE state = 'open'`
const outdated = live(behind('t', 'a'), 'coalesce(a.revised_at, a.published_at)')

/** By filter; `all` needs none. */
export const textsIn: Readonly<Record<Exclude<Filter, 'all' | 'open'>, string>> = {
  waiting: work(['waiting', 'unconfigured']),
  translating: work(['translating']),
  held: work(['held']),
  failed: work(['failed']),
  behind: outdated,
  reported,
  published: live(current('t', 'a'), 'a.published_at'),
}

const open = [work(['waiting', 'unconfigured', 'translating', 'held', 'failed']), outdated, reported].join(
  ' UNION ALL ',
)

/** `moment_id`, the moment to the microsecond, as PostgreSQL keeps it. */
const position = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_(\d{1,10})$/

/**
 * One page of the desk.
 *
 * @throws DeskError when `after` is no position
 */
export async function readDesk(db: Queryable, viewer: Viewer, query: DeskQuery): Promise<DeskPage> {
  const { rows } = await db.query<{ id: number; since: string }>(...storiesQuery(viewer, query))
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  return {
    now: new Date().toISOString(),
    stories: await cellsOf(
      db,
      viewer,
      shown.map(({ id }) => id),
    ),
    next: last && rows.length > pageSize ? `${last.since}_${last.id}` : null,
  }
}

function storiesQuery(viewer: Viewer, query: DeskQuery): [text: string, values: unknown[]] {
  const { state, locale, search, order, after } = query
  const values: unknown[] = []
  const value = (given: unknown) => `$${values.push(given)}`
  const isOldest = order === 'oldest'
  const locales = locale === null ? viewer.sees : viewer.sees.filter((code) => code === locale)

  const conditions = [published('a')]
  if (viewer.ownStoriesOnly) conditions.push(`a.created_by_id = ${value(viewer.id)}`)
  const number = /^#?(\d{1,9})$/.exec(search)?.[1]
  if (number) conditions.push(`(a.id = ${value(Number(number))} OR a.headline ILIKE ${value(`%${number}%`)})`)
  else if (search !== '') conditions.push(`a.headline ILIKE ${value(`%${search.replace(/[\\%_]/g, '\\$&')}%`)}`)

  const texts = state === 'open' ? open : state === 'all' ? null : textsIn[state]
  const since = texts === null ? 'a.published_at' : `${isOldest ? 'min' : 'max'}(texts.since)`
  const from = texts === null ? '' : ` JOIN (${texts}) texts ON texts.article_id = a.id`
  if (texts !== null) conditions.push(`texts.locale = ANY (${value(locales)}::text[])`)
  else if (locales.length === 0) conditions.push('false')

  const start = after === null ? null : position.exec(after)
  if (after !== null && !start) throw badRequest()
  const beyond =
    start && `(${since}, a.id) ${isOldest ? '>' : '<'} (${value(start[1])}::timestamptz, ${value(start[2])}::int)`
  if (beyond && texts === null) conditions.push(beyond)
  const grouped = texts === null ? '' : `GROUP BY a.id ${beyond ? `HAVING ${beyond}` : ''}`
  const direction = isOldest ? 'ASC' : 'DESC'
  return [
    `SELECT a.id, ${isoMoment(since, 'microseconds')} AS since
       FROM articles a${from}
      WHERE ${conditions.join(' AND ')} ${grouped}
      ORDER BY ${since} ${direction}, a.id ${direction} LIMIT ${pageSize + 1}`,
    values,
  ]
}

/** A story that a person may look at; null if it is not there, or not theirs. */
export async function readStory(db: Queryable, viewer: Viewer, id: number) {
  const { rows } = await db.query<{ id: number }>(
    `SELECT id FROM articles a WHERE id = $1 AND ($2::int IS NULL OR created_by_id = $2) AND ${kept('a')}`,
    [id, viewer.ownStoriesOnly ? viewer.id : null],
  )
  const [story] = rows.length > 0 ? await cellsOf(db, viewer, [id]) : []
  return story ?? null
}
