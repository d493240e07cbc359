// A story as others show it who only point to it: the picture of a shared link, an embed in another site.
import { readable } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { type CardRow, cardColumns, textJoins, toCards } from '../lists/cards.ts'
import { picturesById } from '../pictures.ts'
import { query } from '../query.ts'
import type { Story } from '../types.ts'

/** What there is to say of a story without its body, in one edition. */
export type StorySummary = Pick<Story, 'id' | 'locale' | 'textLocale' | 'section' | 'picture' | 'path'> & {
  readonly text: Pick<Story['text'], 'headline' | 'standfirst'>
  /** Names, as they sign. */
  readonly authors: readonly string[]
}

type SummaryRow = CardRow & { authors: string[] }

const summaryQuery = `
  SELECT ${cardColumns}, ARRAY(SELECT p.name FROM articles_rels r JOIN authors p ON p.id = r.authors_id
    WHERE r.parent_id = a.id AND r.path = 'authors' ORDER BY r."order") AS authors
  FROM articles a ${textJoins} WHERE a.id = $2 AND ${readable('a')}`

/** A published story in short, for an edition; null if there is none. One query of the story, one of its picture. */
export async function storySummary(locale: Locale, id: number): Promise<StorySummary | null> {
  const rows = await query<SummaryRow>('summary', summaryQuery, [locale, id])
  const pictures = await picturesById(
    rows.map((row) => row.hero_id),
    locale,
  )
  const [card] = await toCards(rows, locale, pictures)
  if (!card) return null
  const { headline, standfirst, textLocale, section, picture, path } = card
  return {
    id,
    locale,
    text: { headline, standfirst },
    textLocale,
    section,
    picture,
    path,
    authors: rows[0]?.authors ?? [],
  }
}
