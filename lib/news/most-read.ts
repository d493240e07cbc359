// What is read most in an edition: the worker ranks (lib/audience/ranking.ts), pages show.
import { periods } from '#lib/audience/periods.ts'
import { note } from '#lib/delivery/tags.ts'
import type { Locale } from '#lib/locales.ts'
import { type CardRow, cardColumns, heroes, isPublic, textJoins, toCards } from './cards.ts'
import { inEveryEdition } from './paths.ts'
import { type Pictures, picturesById } from './pictures.ts'
import { query } from './query.ts'
import type { Found, MostRead } from './types.ts'

const [shortest] = periods

/** Fewer are no ranking yet: a longer period is shown instead. */
const enough = 5

const mostReadQuery = `
  select ${cardColumns} from most_read m join articles a on a.id = m.article_id and ${isPublic} ${textJoins}
  where m.locale = $1::"_locales" and m.days = $2 order by m.rank limit $3`

const pathOf = (locale: Locale, days: number) =>
  days === shortest ? `/${locale}/most-read` : `/${locale}/most-read/${days}`

/** Rows of an edition's ranking. Notes `most-read`. */
async function rowsOf(locale: Locale, days: number, size: number): Promise<CardRow[]> {
  note(`most-read:${locale}`)
  return query<CardRow>('most read', mostReadQuery, [locale, days, size])
}

async function viewOf(rows: readonly CardRow[], locale: Locale, days: number, pictures: Pictures): Promise<MostRead> {
  return {
    days,
    cards: await toCards(rows, locale, pictures),
    periods: periods.map((period) => ({ days: period, path: pathOf(locale, period) })),
    paths: inEveryEdition((code) => pathOf(code, days)),
  }
}

/** The page of a period; `missing` if there is no such period. @param days as the address says it; default: the shortest */
export async function mostReadPage(locale: Locale, days?: string): Promise<Found<MostRead>> {
  const period = days === undefined ? shortest : periods.slice(1).find((known) => `${known}` === days)
  if (period === undefined) return { kind: 'missing' }
  const rows = await rowsOf(locale, period, 20)
  return { kind: 'found', view: await viewOf(rows, locale, period, await picturesById(heroes(rows), locale)) }
}

/** What the front page shows: of the shortest period that has enough; null if none has. */
export async function mostReadOnFront(locale: Locale): Promise<MostRead | null> {
  for (const days of periods) {
    const rows = await rowsOf(locale, days, enough)
    // No pictures: the numbers stand in their place.
    if (rows.length === enough) return viewOf(rows, locale, days, () => null)
  }
  return null
}
