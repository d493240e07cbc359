import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { frontPage } from '../index.ts'
import { addPicture, addSection, addStory, addTranslation, morning, rank } from '../testing/newsroom.ts'
import { watch } from '../testing/watch.ts'
import type { FrontPage, StoryCard } from '../types.ts'

let database: TestDatabase
let world: number
let sport: number
/** Stories of either section in turn, the newest first; the first is of the world. */
const ids: number[] = []
let draft: number
let tomorrow: number

beforeAll(async () => {
  database = await testDatabase()
  world = await addSection('world', { id: 'dunia', ja: 'world' })
  sport = await addSection('sports', { id: 'olahraga', ja: 'sports' }, { id: 'Olahraga', ja: 'スポーツ' })
})
afterAll(() => database.drop())

const numbers = (cards: readonly StoryCard[]) => cards.map((card) => ids.indexOf(card.id))

function layout({ lead, seconds, latest, blocks }: FrontPage) {
  return {
    lead: lead && ids.indexOf(lead.id),
    seconds: numbers(seconds),
    latest: numbers(latest),
    blocks: blocks.map(({ section, cards }) => [section.id, ...numbers(cards)]),
  }
}

it('is empty before the first story', async () => {
  const { answer, tags } = await watch(() => frontPage('ja'))
  expect(answer).toEqual({ lead: null, seconds: [], latest: [], blocks: [], mostRead: null })
  expect(tags).toEqual(['front', 'latest', 'most-read:ja', 'sections'])
})

it('goes by time without a ranking', async () => {
  await addSection('empty', { id: 'kosong' })
  const hero = await addPicture('hero', { id: 'Hutan', ja: '森' })
  for (let index = 0; index < 30; index++) {
    const publishedAt = new Date(morning.getTime() - index * 60_000)
    ids.push(await addStory({ section: index % 2 ? sport : world, headline: `Judul ${index}`, publishedAt, hero }))
  }
  await addTranslation(ids[1] ?? 0, 'ja', { headline: '決勝', slug: 'final' })
  draft = await addStory({ section: world, status: 'draft' })
  tomorrow = await addStory({ section: world, publishedAt: new Date(Date.now() + 86_400_000) })
  expect(layout(await frontPage('ja'))).toEqual({
    lead: 0,
    seconds: [1, 2, 3, 4],
    latest: [0, 1, 2, 3, 4, 5, 6, 7],
    blocks: [
      [world, 6, 8, 10, 12],
      [sport, 5, 7, 9, 11],
    ],
  })
})

it('follows the ranking, without what is not published; the rest falls in by time', async () => {
  const story = (index: number) => ids[index] ?? 0
  await rank(draft, story(25), tomorrow, story(3), story(29))
  expect(layout(await frontPage('ja'))).toEqual({
    lead: 25,
    seconds: [3, 29, 0, 1],
    latest: [0, 1, 2, 3, 4, 5, 6, 7],
    blocks: [
      [world, 2, 4, 6, 8],
      [sport, 5, 7, 9, 11],
    ],
  })
  await rank(...[20, 21, 22, 23, 24, 26, 27].map(story))
  expect(layout(await frontPage('ja'))).toMatchObject({
    lead: 20,
    seconds: [21, 22, 23, 24],
    blocks: [
      [world, 26, 0, 2, 4],
      [sport, 27, 1, 3, 5],
    ],
  })
})

it('shows a section whose newest stories are all at the top', async () => {
  await rank(...[0, 2, 4, 6, 8].map((index) => ids[index] ?? 0))
  expect(layout(await frontPage('ja')).blocks).toEqual([
    [world, 10, 12, 14, 16],
    [sport, 1, 3, 5, 7],
  ])
})

it('shows each story in the language of the edition, else in Indonesian', async () => {
  const { latest } = await frontPage('ja')
  expect(latest.slice(0, 2)).toMatchObject([
    { headline: 'Judul 0', textLocale: 'id', path: `/ja/world/${ids[0]}-judul` },
    {
      headline: '決勝',
      textLocale: 'ja',
      path: `/ja/sports/${ids[1]}-final`,
      section: { name: { text: 'スポーツ', locale: 'ja' }, path: '/ja/sports' },
      picture: { src: '/media/hero', alt: { text: '森', locale: 'ja' } },
    },
  ])
})

it('is three queries that read no body, and notes every story once', async () => {
  const { answer, queries, tags } = await watch(() => frontPage('ja'))
  expect(queries.map((query) => query.name)).toEqual(['news front', 'news most read', 'news pictures'])
  for (const query of queries) expect(query.text).not.toMatch(/body|\*/)
  const { lead, seconds, latest, blocks } = answer
  const shown = [...(lead ? [lead] : []), ...seconds, ...latest, ...blocks.flatMap((block) => block.cards)]
  const lists = ['front', 'latest', 'most-read:ja', 'sections']
  expect(tags).toEqual([...new Set(shown.map((card) => `card:${card.id}:ja`)), ...lists].sort())
})

it('changes with its stories', async () => {
  await pool().query(`UPDATE articles SET _status = 'draft' WHERE id = ANY($1)`, [[ids[0], ids[2]]])
  const page = layout(await frontPage('ja'))
  expect(page).toMatchObject({ lead: 4, seconds: [6, 8, 1, 3], latest: [1, 3, 4, 5, 6, 7, 8, 9] })
})
