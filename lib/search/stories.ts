// Indexes stories: reads the newsroom's tables, and writes one row per edition.
import type { Pool, PoolClient } from 'pg'
import { published, publishedTranslations } from '#lib/content/sql.ts'
import { textFor } from '#lib/content/text-for.ts'
import { type Locale, locales, originalLocale, translationLocales } from '#lib/locales.ts'
import { bodyBlocks } from '#lib/news/body/body.ts'
import { plainText } from '#lib/news/body/plain-text.ts'
import { type Token, tokensOf } from '#lib/text/tokens.ts'
import { latinNames } from './names.ts'
import { type IndexedText, vectorOf } from './vector.ts'

/** A connection, or the pool. */
export type Database = Pick<Pool | PoolClient, 'query'>

type StoredText = { readonly headline: string | null; readonly standfirst: string | null; readonly body: unknown }

/** A row of the newsroom's tables. */
export type StoryRow = StoredText & {
  readonly id: number
  readonly place: string | null
  readonly section_id: number | null
  readonly published_at: Date
  readonly source_at: string
  readonly translations: Readonly<Partial<Record<Locale, StoredText>>> | null
}

// When a story or any text of it was last changed: one moment for all its rows.
export const sourceMoment = `greatest(a.updated_at, (SELECT max(t.updated_at) FROM translations t WHERE t.article_id = a.id))`

/** Published stories are indexed, also before their moment of publication. */
export const isIndexed = `${published('a')} AND a.published_at IS NOT NULL`

const storiesQuery = `
  SELECT a.id, a.headline, a.standfirst, a.body, a.place, a.section_id, a.published_at, (${sourceMoment})::text AS source_at,
    (SELECT jsonb_object_agg(t.locale, jsonb_build_object('headline', t.headline, 'standfirst', t.standfirst, 'body', t.body))
      FROM translations t WHERE ${publishedTranslations('t', 'a')}) AS translations
  FROM articles a WHERE a.id = ANY($1) AND ${isIndexed}`

/** PostgreSQL's limit of a `tsvector` is a megabyte; no story comes near. */
const maxBodyLength = 300_000

const nothing = { storyPath: () => null, picture: () => null }

/** The plain text of a stored body. */
export const bodyText = (body: unknown): string =>
  bodyBlocks(body, nothing).map(plainText).join('\n').slice(0, maxBodyLength).toWellFormed()

type IndexRow = {
  locale: Locale
  article_id: number
  original: boolean
  published_at: string
  section_id: number | null
  source_at: string
  configuration: string | null
  parts: readonly string[]
}

type PreparedRows = {
  readonly rows: readonly IndexRow[]
  /** The words of each edition's own text, each once. */
  readonly words: ReadonlyMap<Locale, ReadonlySet<string>>
}

type Plain = { readonly headline: string; readonly standfirst: string; readonly body: string }
type Parts = Omit<IndexedText, 'names'>

const plainOf = (text: StoredText): Plain => ({
  headline: text.headline ?? '',
  standfirst: text.standfirst ?? '',
  body: bodyText(text.body),
})

const partsOf = ({ headline, standfirst, body }: Plain): Parts => ({
  headline: tokensOf(headline),
  standfirst: tokensOf(standfirst),
  body: tokensOf(body),
})

/** The index rows of a story, one per edition. */
export function indexRowsOf(story: StoryRow): PreparedRows {
  const texts = new Map<Locale, Plain>([[originalLocale, plainOf(story)]])
  for (const locale of translationLocales) {
    const text = story.translations?.[locale]
    if (text) texts.set(locale, plainOf(text))
  }
  const inLatin = [texts.get(originalLocale), texts.get('en')].filter((text) => text !== undefined)
  const names = tokensOf(
    latinNames(
      inLatin.map(({ headline }) => headline),
      inLatin.flatMap(({ standfirst, body }) => [standfirst, body]),
    ),
  )
  const place = tokensOf(story.place ?? '')
  const taken = new Map([...texts].map(([locale, text]) => [locale, partsOf(text)]))
  const words = new Map([...taken].map(([locale, parts]) => [locale, wordsIn(parts)]))
  const rows = locales.flatMap((locale): IndexRow[] => {
    // A text in the original's language is indexed as such, whichever edition shows it.
    const shown = textFor(locale, taken.get(locale), taken.get(originalLocale))
    const { text: parts, locale: language, availability } = shown
    if (!parts) return []
    const vector = vectorOf({ ...parts, body: [...place, ...parts.body], names }, language)
    return [
      {
        locale,
        article_id: story.id,
        original: availability === 'fallback',
        published_at: story.published_at.toISOString(),
        section_id: story.section_id,
        source_at: story.source_at,
        configuration: vector.kind === 'stems' ? vector.configuration : null,
        parts: vector.parts,
      },
    ]
  })
  return { rows, words }
}

/** Words that can be suggested for a mistyped one: not the shortest, and of letters alone. */
const suggestibleWord = /^\p{L}{4,30}$/u

function wordsIn({ headline, standfirst, body }: Parts): Set<string> {
  const words = (tokens: readonly Token[]) =>
    tokens.flatMap(({ text, run }) => (!run && suggestibleWord.test(text) ? [text] : []))
  return new Set([headline, standfirst, body].flatMap(words))
}

const writeQuery = `
  WITH row AS (
    SELECT locale, article_id, original, published_at, section_id, source_at, parts, configuration::regconfig AS way
    FROM jsonb_to_recordset($1) row(locale text, article_id int, original boolean, published_at timestamptz,
      section_id int, source_at timestamptz, configuration text, parts text[])
  ), stemmed AS (
    SELECT *, CASE WHEN way IS NULL THEN (parts[1])::tsvector ELSE setweight(to_tsvector(way, parts[1]), 'A') END AS headline
    FROM row
  ), leads AS (
    SELECT *, CASE WHEN way IS NULL THEN (parts[2])::tsvector
      ELSE headline || setweight(to_tsvector(way, parts[2]), 'B') END AS lead
    FROM stemmed
  )
  INSERT INTO search_index (locale, article_id, original, published_at, section_id, source_at, headline, lead, words)
  SELECT locale, article_id, original, published_at, section_id, source_at, headline, lead,
    CASE WHEN way IS NULL THEN (parts[3])::tsvector
      ELSE lead || to_tsvector(way, parts[3]) || to_tsvector(way, parts[4]) END
  FROM leads
  ON CONFLICT (article_id, locale) DO UPDATE SET original = excluded.original, published_at = excluded.published_at,
    section_id = excluded.section_id, source_at = excluded.source_at, headline = excluded.headline, lead = excluded.lead,
    words = excluded.words`

const knownQuery = 'SELECT locale, article_id FROM search_index WHERE article_id = ANY($1) AND NOT original'

/** Words by edition, and in how many stories each stands. */
export type WordCounts = Map<Locale, Map<string, number>>

export type IndexResult = {
  /** Stories that were written. */
  readonly written: number
  readonly words: WordCounts
}

/**
 * Updates the index: writes published stories, and removes the others. Safe to repeat and to run concurrently.
 *
 * @param ids of stories, which may not exist; up to a few hundred
 * @param counted texts whose words are counted: those new to the index, or all
 */
export async function indexStories(
  db: Database,
  ids: readonly number[],
  counted: 'new' | 'all' = 'new',
): Promise<IndexResult> {
  const { rows: stories } = await db.query<StoryRow>(storiesQuery, [ids])
  const prepared = stories.map(indexRowsOf)
  const there = new Set(stories.map(({ id }) => id))
  const gone = ids.filter((id) => !there.has(id))
  if (gone.length > 0) await db.query('DELETE FROM search_index WHERE article_id = ANY($1)', [gone])
  const counts: WordCounts = new Map()
  if (prepared.length === 0) return { written: 0, words: counts }
  const known = counted === 'all' ? { rows: [] } : await db.query<IndexRow>(knownQuery, [ids])
  const before = new Set(known.rows.map(({ locale, article_id }) => `${article_id} ${locale}`))
  // In a fixed order, so that concurrent runs don't deadlock.
  const given = prepared.flatMap(({ rows }) => rows).sort((a, b) => a.article_id - b.article_id)
  await db.query(writeQuery, [JSON.stringify(given)])
  for (const { rows, words } of prepared) {
    for (const [locale, own] of words) {
      if (before.has(`${rows[0]?.article_id} ${locale}`)) continue
      const sum = counts.get(locale) ?? new Map<string, number>()
      counts.set(locale, sum)
      for (const word of own) sum.set(word, (sum.get(word) ?? 0) + 1)
    }
  }
  return { written: stories.length, words: counts }
}

/** Adds words for suggestions. */
export async function addWords(db: Database, counts: WordCounts): Promise<void> {
  for (const [locale, words] of counts) {
    if (words.size === 0) continue
    const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : 1))
    await db.query(
      `INSERT INTO search_words (locale, word, stories) SELECT $1, word, stories FROM unnest($2::text[], $3::int[]) w(word, stories)
       ON CONFLICT (locale, word) DO UPDATE SET stories = search_words.stories + excluded.stories`,
      [locale, sorted.map(([word]) => word), sorted.map(([, stories]) => stories)],
    )
  }
}
