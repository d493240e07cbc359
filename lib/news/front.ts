// The front page: the editors' ranking first, then time; sections below, without what stands at the top.

import type { Locale } from '#lib/locales.ts'
import { note } from '#lib/page-cache/tags.ts'
import { type CardRow, cardColumns, heroes, isPublic, textJoins, toCards } from './cards.ts'
import { mostReadOnFront } from './most-read.ts'
import { picturesById } from './pictures.ts'
import { query } from './query.ts'
import { allSections } from './sections.ts'
import type { FrontPage } from './types.ts'

/** The lead and the seconds. */
const atTop = 5
const inLatest = 8
const perSection = 4
/** The most that editors can rank (lib/newsroom/globals/front.ts). */
const ranked = 20

/** What the front page's order is made from; `rank` counts from the editors' first, null: not ranked. */
export type Placed = { readonly id: number; readonly section_id: number; readonly rank: number | null }

// Of each section as many as could be needed if everything at the top came from it.
const frontQuery = `
  with candidates as (
    (select a.id, r."order" as rank from front_rels r join articles a on a.id = r.articles_id
      where r.path = 'ranked' and ${isPublic} order by r."order" limit ${ranked})
    union all
    (select a.id, null from articles a where ${isPublic}
      order by a.published_at desc, a.id desc limit ${inLatest + atTop})
    union all
    select newest.id, null from sections s cross join lateral (
      select a.id from articles a where ${isPublic} and a.section_id = s.id
      order by a.published_at desc, a.id desc limit ${perSection + atTop}) newest
  ), chosen as (select id, min(rank) as rank from candidates group by id)
  select ${cardColumns}, c.rank from chosen c join articles a on a.id = c.id ${textJoins}
  order by a.published_at desc, a.id desc`

/**
 * Lays out the front page.
 * @param newestFirst all that could stand on it, each once
 * @param sections ids in the order of their blocks; a section without stories has no block
 */
export function arrange<Row extends Placed>(newestFirst: readonly Row[], sections: readonly number[]) {
  const byRank = newestFirst.filter((row) => row.rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const inOrder = [...new Set([...byRank, ...newestFirst])]
  const top = inOrder.slice(0, atTop)
  const blocks = sections.map((section) => ({
    section,
    rows: inOrder.filter((row) => row.section_id === section && !top.includes(row)).slice(0, perSection),
  }))
  return { top, latest: newestFirst.slice(0, inLatest), blocks: blocks.filter(({ rows }) => rows.length > 0) }
}

/** The front page of an edition. Notes `front`, `latest`, `most-read`, `sections` and every story on it. */
export async function frontPage(locale: Locale): Promise<FrontPage> {
  note('front', 'latest')
  const [rows, sections, mostRead] = await Promise.all([
    query<CardRow & Placed>('front', frontQuery, [locale]),
    allSections(),
    mostReadOnFront(locale),
  ])
  const ids = sections.map((section) => section.id)
  const { top, latest, blocks } = arrange(rows, ids)
  const shown = [...new Set([...top, ...latest, ...blocks.flatMap((block) => block.rows)])]
  const cards = await toCards(shown, locale, await picturesById(heroes(shown), locale))
  const byId = new Map(cards.map((card) => [card.id, card]))
  const cardsOf = (of: readonly CardRow[]) => of.flatMap((row) => byId.get(row.id) ?? [])
  const [lead = null, ...seconds] = cardsOf(top)
  return {
    lead,
    seconds,
    latest: cardsOf(latest),
    blocks: sections.flatMap((section) => {
      const block = blocks.find((entry) => entry.section === section.id)
      return block ? [{ section: section.link(locale), cards: cardsOf(block.rows) }] : []
    }),
    mostRead,
  }
}
