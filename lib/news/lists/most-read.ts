// The most read stories of an edition, which the worker ranks (lib/readership/ranking.ts).

import { mostReadPath } from '#lib/content/paths.ts'
import { readable } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { inEveryEdition } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { periods } from '#lib/readership/periods.ts'
import { type PictureLookup, picturesById } from '../pictures.ts'
import { query } from '../query.ts'
import type { LookupResult, MostRead } from '../types.ts'
import { type CardRow, cardColumns, heroIds, textJoins, toCards } from './cards.ts'

const [shortest] = periods

/** With fewer stories, a longer period is shown instead. */
const minStories = 5

// Of several periods at once; those whose order is the edition's.
const mostReadQuery = `
  SELECT ${cardColumns}, m.days FROM most_read m JOIN articles a ON a.id = m.article_id AND ${readable('a')} ${textJoins}
  WHERE m.locale = $1::"_locales" AND m.days = ANY($2::smallint[]) ORDER BY m.days, m.rank`

const pathOf = (locale: Locale, days: number) => (days === shortest ? mostReadPath(locale) : mostReadPath(locale, days))

type RankedRow = CardRow & { days: number }

/** Rows of an edition's rankings. Adds the tag `most-read`. */
async function rowsOf(locale: Locale, of: readonly number[]): Promise<RankedRow[]> {
  addCacheTag(`most-read:${locale}`)
  return query<RankedRow>('most read', mostReadQuery, [locale, of])
}

async function viewOf(
  rows: readonly CardRow[],
  locale: Locale,
  days: number,
  pictures: PictureLookup,
): Promise<MostRead> {
  return {
    days,
    cards: await toCards(rows, locale, pictures),
    periods: periods.map((period) => ({ days: period, path: pathOf(locale, period) })),
    paths: inEveryEdition((code) => pathOf(code, days)),
  }
}

/** The page of a period; `missing` if there is no such period. @param days as the address says it; default: the shortest */
export async function mostReadPage(locale: Locale, days?: string): Promise<LookupResult<MostRead>> {
  const period = days === undefined ? shortest : periods.slice(1).find((known) => `${known}` === days)
  if (period === undefined) return { kind: 'missing' }
  const rows = await rowsOf(locale, [period])
  return { kind: 'found', view: await viewOf(rows, locale, period, await picturesById(heroIds(rows), locale)) }
}

/** The ranking on the front page: of the shortest period with enough stories; null if there is none. */
export async function mostReadOnFront(locale: Locale): Promise<MostRead | null> {
  const rows = await rowsOf(locale, periods)
  const of = (days: number) => rows.filter((row) => row.days === days).slice(0, minStories)
  const days = periods.find((period) => of(period).length === minStories)
  // No pictures: the numbers stand in their place.
  return days === undefined ? null : viewOf(of(days), locale, days, () => null)
}
