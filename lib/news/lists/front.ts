// The front page: the editors' ranking first, then the newest; blocks of sections below, without the stories at the
// top.

import { readable } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { picturesById } from '../pictures.ts'
import { query } from '../query.ts'
import { allSections } from '../site/sections.ts'
import type { FrontPage } from '../types.ts'
import { type CardRow, cardColumns, heroIds, textJoins, toCards } from './cards.ts'
import { mostReadOnFront } from './most-read.ts'

/** The lead and the seconds. */
const topSize = 5
const latestSize = 8
const sectionSize = 4
/** The most that editors can rank (lib/newsroom/globals/front.ts). */
const maxRanked = 20

/** A story with its rank in the editors' order; null if it isn't ranked. */
export type RankedStory = { readonly id: number; readonly section_id: number; readonly rank: number | null }

// As many of each section as are needed if all stories at the top come from it.
const frontQuery = `
  WITH candidates AS (
    (SELECT a.id, r."order" AS rank FROM front_rels r JOIN articles a ON a.id = r.articles_id
      WHERE r.path = 'ranked' AND ${readable('a')} ORDER BY r."order" LIMIT ${maxRanked})
    UNION ALL
    (SELECT a.id, NULL FROM articles a WHERE ${readable('a')}
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${latestSize + topSize})
    UNION ALL
    SELECT newest.id, NULL FROM sections s CROSS JOIN LATERAL (
      SELECT a.id FROM articles a WHERE ${readable('a')} AND a.section_id = s.id
      ORDER BY a.published_at DESC, a.id DESC LIMIT ${sectionSize + topSize}) newest
  ), chosen AS (SELECT id, min(rank) AS rank FROM candidates GROUP BY id)
  SELECT ${cardColumns}, c.rank FROM chosen c JOIN articles a ON a.id = c.id ${textJoins}
  ORDER BY a.published_at DESC, a.id DESC`

/**
 * Lays out the front page.
 * @param newestFirst all candidates, each once
 * @param sections ids in the order of their blocks; a section without stories has no block
 */
export function layOutFront<Row extends RankedStory>(newestFirst: readonly Row[], sections: readonly number[]) {
  const byRank = newestFirst.filter((row) => row.rank !== null).sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const inOrder = [...new Set([...byRank, ...newestFirst])]
  const top = inOrder.slice(0, topSize)
  const blocks = sections.map((section) => ({
    section,
    rows: inOrder.filter((row) => row.section_id === section && !top.includes(row)).slice(0, sectionSize),
  }))
  return { top, latest: newestFirst.slice(0, latestSize), blocks: blocks.filter(({ rows }) => rows.length > 0) }
}

/** The front page of an edition. Adds the tags `front`, `latest`, `most-read`, `sections` and every story on it. */
export async function frontPage(locale: Locale): Promise<FrontPage> {
  addCacheTag('front', 'latest')
  const [rows, sections, mostRead] = await Promise.all([
    query<CardRow & RankedStory>('front', frontQuery, [locale]),
    allSections(),
    mostReadOnFront(locale),
  ])
  const ids = sections.map((section) => section.id)
  const { top, latest, blocks } = layOutFront(rows, ids)
  const shown = [...new Set([...top, ...latest, ...blocks.flatMap((block) => block.rows)])]
  const cards = await toCards(shown, locale, await picturesById(heroIds(shown), locale))
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
