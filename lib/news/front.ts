// The front page: the editors' ranking first, then time; sections below, without what stands above.
import { note } from '#lib/delivery/tags.ts'
import type { Locale } from '#lib/locales.ts'
import { type CardRow, cardColumns, cardJoins, isPublic, toCards } from './cards.ts'
import { query } from './query.ts'
import { allSections } from './sections.ts'
import type { FrontPage } from './types.ts'

const secondsShown = 4
const latestShown = 8
const perSection = 4
const top = 1 + secondsShown

type FrontRow = CardRow & { rank: number | null; place: 'ranked' | 'latest' | 'section' }

// In each section as many as could be needed if everything above came from it.
const frontQuery = `
  with ranked as (
    select r.articles_id as id, row_number() over (order by r."order") as rank
    from front_rels r where r.path = 'ranked'
  ), chosen as (
    (select a.id, k.rank, 'ranked' as place from ranked k join articles a on a.id = k.id
      where ${isPublic} order by k.rank limit ${top})
    union all
    (select a.id, null, 'latest' from articles a where ${isPublic}
      order by a.published_at desc, a.id desc limit ${latestShown + top})
    union all
    select s.id, null, 'section' from sections c cross join lateral (
      select a.id from articles a where ${isPublic} and a.section_id = c.id
      order by a.published_at desc, a.id desc limit ${perSection + top}) s
  )
  select ${cardColumns}, c.rank::int, c.place
  from chosen c join articles a on a.id = c.id ${cardJoins}
  order by c.rank nulls last, a.published_at desc, a.id desc`

/** The front page of an edition: two queries. Notes `front`, `latest`, `sections` and every story on it. */
export async function frontPage(locale: Locale): Promise<FrontPage> {
  note('front', 'latest')
  const [rows, sections] = await Promise.all([query<FrontRow>('front', frontQuery, [locale]), allSections()])
  const placed = (place: FrontRow['place']) => rows.filter((row) => row.place === place)

  const lead = new Map<number, FrontRow>()
  for (const row of [...placed('ranked'), ...placed('latest')])
    if (lead.size < top) lead.set(row.id, lead.get(row.id) ?? row)
  const latest = placed('latest').slice(0, latestShown)
  const blocks = sections.map((section) => ({
    section,
    rows: placed('section')
      .filter((row) => row.section_id === section.id && !lead.has(row.id))
      .slice(0, perSection),
  }))

  const needed = new Map(
    [...lead.values(), ...latest, ...blocks.flatMap((block) => block.rows)].map((row) => [row.id, row]),
  )
  const cards = new Map((await toCards([...needed.values()], locale)).map((card) => [card.id, card]))
  const cardsOf = (of: Iterable<CardRow>) => [...of].flatMap((row) => cards.get(row.id) ?? [])
  const [first = null, ...seconds] = cardsOf(lead.values())
  return {
    lead: first,
    seconds,
    latest: cardsOf(latest),
    blocks: blocks
      .filter((block) => block.rows.length > 0)
      .map((block) => ({ section: block.section.link(locale), cards: cardsOf(block.rows) })),
  }
}
