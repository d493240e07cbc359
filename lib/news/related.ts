// What to read after a story.
import { note } from '#lib/delivery/tags.ts'
import type { Locale } from '#lib/locales.ts'
import { type CardRow, cardColumns, isPublic, textJoins } from './cards.ts'
import { query } from './query.ts'

const shown = 4

/** How many of a topic's stories are considered: a topic may have thousands. */
const perTopic = 60

// Stories that share topics first, the more the better; then the newest of the section. Of each topic those entered
// last are looked at, which an index knows; the newest by time would take reading all of them.
const relatedQuery = `
  with shared as (
    select near.id, count(*) as topics from articles_rels r cross join lateral (
      select o.parent_id as id from articles_rels o where o.topics_id = r.topics_id and o.parent_id <> r.parent_id
      order by o.parent_id desc limit ${perTopic}) near
    where r.parent_id = $2 and r.topics_id is not null group by near.id
  ), candidates as (
    (select a.id, s.topics from shared s join articles a on a.id = s.id where ${isPublic}
      order by s.topics desc, a.published_at desc, a.id desc limit ${shown})
    union all
    (select a.id, 0 from articles a where ${isPublic} and a.section_id = $3 and a.id <> $2
      order by a.published_at desc, a.id desc limit ${shown})
  ), chosen as (select id, max(topics) as topics from candidates group by id)
  select ${cardColumns} from chosen c join articles a on a.id = c.id ${textJoins}
  order by c.topics desc, a.published_at desc, a.id desc limit ${shown}`

/** A story, as far as others are related to it. */
export type RelatedTo = { readonly id: number; readonly section: number; readonly topics: readonly number[] }

/**
 * The stories related to one: by topics, then by section. Notes its section and topics: a story published there may be
 * related too.
 */
export function relatedRows({ id, section, topics }: RelatedTo, locale: Locale): Promise<CardRow[]> {
  note(`section:${section}`, ...topics.map((topic) => `topic:${topic}`))
  return query<CardRow>('related', relatedQuery, [locale, id, section])
}
