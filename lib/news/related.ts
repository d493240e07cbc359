// What to read after a story.

import { type Locale, originalLocale } from '#lib/locales.ts'
import { note } from '#lib/page-cache/tags.ts'
import { periods } from '#lib/readership/periods.ts'
import { tokensOf } from '#lib/search/tokens.ts'
import { type CardRow, cardColumns, isPublic, textJoins } from './cards.ts'
import { query } from './query.ts'

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

const wordsQuery = `
  select word from search_words where locale = '${originalLocale}' and word = any($1) and stories between 2 and ${mostStories}
  order by stories, word limit ${rareWords}`

// Each topic that two stories share counts one, words at most about as much as two topics, and being new less than one.
// Of each topic those entered last are looked at, which an index knows; the newest by time would take reading all of
// them. What the section has that is newest stands in where there is nothing else.
const relatedQuery = `
  with shared as (
    select near.id, count(*)::int as topics from articles_rels r cross join lateral (
      select o.parent_id as id from articles_rels o where o.topics_id = r.topics_id and o.parent_id <> r.parent_id
      order by o.parent_id desc limit ${perTopic}) near
    where r.parent_id = $2 and r.topics_id is not null group by near.id
  ), worded as (
    select s.article_id as id, s.words from search_index s
    where $4 <> '' and s.locale = '${originalLocale}' and s.words @@ to_tsquery('warta_indonesian', $4) and s.article_id <> $2
    order by s.published_at desc, s.article_id desc limit ${perWords}
  ), newest as (
    select a.id from articles a where ${isPublic} and a.section_id = $3 and a.id <> $2
    order by a.published_at desc, a.id desc limit ${shown}
  ), candidates as (
    select id, max(score) as score from (
      select id, topics::float8 as score from shared
      union all
      select w.id, coalesce(s.topics, 0) + least(2, 8 * ts_rank(w.words, to_tsquery('warta_indonesian', $4)))
      from worded w left join shared s on s.id = w.id
      union all
      select id, 0 from newest) each group by id
  ), chosen as (
    select a.id, c.score + 0.9 * power(0.5, abs(extract(epoch from a.published_at - $5::timestamptz)::float8) / (86400 * 30)) as score
    from candidates c join articles a on a.id = c.id where ${isPublic}
    order by 2 desc, a.published_at desc, a.id desc limit ${shown}
  )
  select ${cardColumns}, a.published_at > $5::timestamptz or exists (
      select from most_read m where m.article_id = a.id and m.locale = $1::"_locales" and m.days = ${periods[1]}) as timely
  from chosen c join articles a on a.id = c.id ${textJoins}
  order by c.score desc, a.published_at desc, a.id desc`

/** A story, as far as others are related to it; `text` is what its original says in a few sentences. */
export type RelatedTo = {
  readonly id: number
  readonly section: number
  readonly topics: readonly number[]
  readonly text: string
  readonly publishedAt: Date
}

async function tellingWords(text: string): Promise<string> {
  const words = [...new Set(tokensOf(text).flatMap(({ text: word, run }) => (run ? [] : [word])))]
  const rows = await query<{ word: string }>('related words', wordsQuery, [words])
  return rows.map(({ word }) => word).join(' | ')
}

/**
 * The stories related to one: the one to read next, then the nearest by topics, by the words they share, by time; then
 * the newest of the section. Notes its section and topics: a story published there may be related too. What is much read
 * is not noted: every story would be dropped with every ranking.
 */
export async function relatedRows(to: RelatedTo, locale: Locale): Promise<CardRow[]> {
  const { id, section, topics, text, publishedAt } = to
  note(`section:${section}`, ...topics.map((topic) => `topic:${topic}`))
  const values = [locale, id, section, await tellingWords(text), publishedAt]
  const rows = await query<CardRow & { timely: boolean }>('related', relatedQuery, values)
  const next = rows.slice(0, nearest).find((row) => row.timely) ?? rows[0]
  return next ? [next, ...rows.filter((row) => row !== next)] : []
}
