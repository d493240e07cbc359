// What to read after a story.

import { decay, readable } from '#lib/content/sql.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { periods } from '#lib/readership/periods.ts'
import { tokensOf } from '#lib/text/tokens.ts'
import { type CardRow, cardColumns, textJoins } from '../lists/cards.ts'
import { query } from '../query.ts'

/** One to read next, and as many more. */
const shown = 4

/** Of the nearest so many, the first that is newer than the story or much read is the one to read next. */
const nearest = 3

/** How many of a topic's stories are considered: a topic may have thousands. */
const perTopic = 60

/** Of the stories that share words, so many of the newest are compared. */
const perWords = 60

/** Words that tell what a story is about: neither in every other story nor in this one alone. */
const rareWords = 8
const mostStories = 400

// Each topic that two stories share counts one, words at most about as much as two topics, and being new less than one.
// Of each topic those entered last are looked at, which an index knows; the newest by time would take reading all of
// them. What the section has that is newest stands in where there is nothing else.
const relatedQuery = `
  WITH telling AS (
    SELECT to_tsquery('warta_indonesian', string_agg(word, ' | ')) AS words FROM (
      SELECT word FROM search_words
      WHERE locale = '${originalLocale}' AND word = ANY($4) AND stories BETWEEN 2 AND ${mostStories}
      ORDER BY stories, word LIMIT ${rareWords}) rare
  ), shared AS (
    SELECT near.id, count(*)::int AS topics FROM articles_rels r CROSS JOIN LATERAL (
      SELECT o.parent_id AS id FROM articles_rels o WHERE o.topics_id = r.topics_id AND o.parent_id <> r.parent_id
      ORDER BY o.parent_id DESC LIMIT ${perTopic}) near
    WHERE r.parent_id = $2 AND r.topics_id IS NOT NULL GROUP BY near.id
  ), worded AS (
    SELECT s.article_id AS id, s.words FROM search_index s
    WHERE s.locale = '${originalLocale}' AND s.words @@ (SELECT words FROM telling) AND s.article_id <> $2
    ORDER BY s.published_at DESC, s.article_id DESC LIMIT ${perWords}
  ), newest AS (
    SELECT a.id FROM articles a WHERE ${readable('a')} AND a.section_id = $3 AND a.id <> $2
    ORDER BY a.published_at DESC, a.id DESC LIMIT ${shown}
  ), candidates AS (
    SELECT id, max(score) AS score FROM (
      SELECT id, topics::float8 AS score FROM shared
      UNION ALL
      SELECT w.id, coalesce(s.topics, 0) + least(2, 8 * ts_rank(w.words, (SELECT words FROM telling)))
      FROM worded w LEFT JOIN shared s ON s.id = w.id
      UNION ALL
      SELECT id, 0 FROM newest) each GROUP BY id
  ), chosen AS (
    SELECT a.id, c.score + 0.9 * ${decay('a.published_at', '$5::timestamptz', 30)} AS score
    FROM candidates c JOIN articles a ON a.id = c.id WHERE ${readable('a')}
    ORDER BY 2 DESC, a.published_at DESC, a.id DESC LIMIT ${shown}
  )
  SELECT ${cardColumns}, a.published_at > $5::timestamptz OR EXISTS (
      SELECT FROM most_read m WHERE m.article_id = a.id AND m.locale = $1::"_locales" AND m.days = ${periods[1]}) AS timely
  FROM chosen c JOIN articles a ON a.id = c.id ${textJoins}
  ORDER BY c.score DESC, a.published_at DESC, a.id DESC`

/** A story, as far as others are related to it; `text` is what its original says in a few sentences. */
export type RelatedTo = {
  readonly id: number
  readonly section: number
  readonly topics: readonly number[]
  readonly text: string
  readonly publishedAt: Date
}

/** The words of a text, each once; runs of characters without spaces are not looked up. */
const wordsOf = (text: string): string[] => [
  ...new Set(tokensOf(text).flatMap(({ text: word, run }) => (run ? [] : [word]))),
]

/**
 * The stories related to one: the one to read next, then the nearest by topics, by the words they share, by time; then
 * the newest of the section. Notes its section and topics: a story published there may be related too. What is much read
 * is not noted: every story would be dropped with every ranking.
 */
export async function relatedRows(to: RelatedTo, locale: Locale): Promise<CardRow[]> {
  const { id, section, topics, text, publishedAt } = to
  addCacheTag(`section:${section}`, ...topics.map((topic) => `topic:${topic}` as const))
  const values = [locale, id, section, wordsOf(text), publishedAt]
  const rows = await query<CardRow & { timely: boolean }>('related', relatedQuery, values)
  const next = rows.slice(0, nearest).find((row) => row.timely) ?? rows[0]
  return next ? [next, ...rows.filter((row) => row !== next)] : []
}
