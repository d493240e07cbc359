// What a story leads to: links and pictures in its body, and related stories.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { block, body, paragraph, storyLink, text } from '#lib/content/body/testing/bodies.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { story } from '../index.ts'
import { addPicture, addSection, addStory, addTopic, addTranslation, morning } from '../testing/newsroom.ts'
import { found, watch } from '../testing/watch.ts'

let database: TestDatabase
let world: number
let sport: number
let culture: number
let harbour: number
let boat: number

beforeAll(async () => {
  database = await testDatabase()
  world = await addSection('world', { id: 'dunia', ar: 'world' })
  sport = await addSection('sports', { id: 'olahraga', en: 'sports' })
  culture = await addSection('culture', { id: 'budaya' })
  harbour = await addPicture('aaaa', { id: 'Pelabuhan' })
  boat = await addPicture('bbbb', { id: 'Perahu' })
})
afterAll(() => database.drop())

describe('a body', () => {
  it('shows pictures and links to where stories stand in the edition', async () => {
    const linked = await addStory({ section: sport, slug: 'final' })
    await addTranslation(linked, 'ar', { slug: null })
    const english = await addTranslation(linked, 'en', { slug: 'cup-final' })
    const draft = await addStory({ section: sport, status: 'draft' })
    const id = await addStory({
      section: world,
      slug: 'utama',
      hero: harbour,
      body: body(
        paragraph(
          storyLink(linked, text('final')),
          storyLink(draft, text('rahasia')),
          storyLink(1_999_999_999, text('hilang')),
        ),
        block('picture', { media: boat, caption: 'Di tepi' }),
        block('picture', { media: 1_999_999_999 }),
      ),
    })
    const { answer, queries, tags } = await watch(() => story('ar', 'world', `${id}-utama`))
    expect(found(answer).text.body).toMatchObject([
      {
        anchor: 'p1',
        content: [
          { kind: 'link', href: `/ar/olahraga/${linked}-cup-final`, external: false },
          { kind: 'text', text: 'rahasia' },
          { kind: 'text', text: 'hilang' },
        ],
      },
      { kind: 'picture', picture: { src: '/media/bbbb', alt: { text: 'Perahu', locale: 'id' } }, caption: 'Di tepi' },
    ])
    const names = queries.map((query) => query.name)
    expect(names.filter((name) => name === 'news addresses')).toHaveLength(1)
    expect(names.filter((name) => name === 'news pictures')).toHaveLength(1)
    // The address has the English slug, so a change of the English text matters too.
    expect(tags).toEqual(
      expect.arrayContaining([`card:${linked}:ar`, `card:${linked}:en`, `card:${draft}:ar`, 'card:1999999999:ar']),
    )

    await pool().query(`UPDATE translations SET _status = 'draft' WHERE id = $1`, [english])
    expect(found(await story('ar', 'world', `${id}-utama`)).text.body).toMatchObject([
      { content: [{ href: `/ar/olahraga/${linked}-final` }, {}, {}] },
      {},
    ])
  })

  it.each([
    ['nothing', null],
    ['no document', { root: 'x' }],
    ['a document of nothing', body()],
  ])('of %s is empty', async (_, given) => {
    const id = await addStory({ section: world, body: given })
    expect(found(await story('id', 'dunia', `${id}-judul`)).text.body).toEqual([])
  })
})

describe('related stories', () => {
  it('share topics, the more the better; then come the section’s, nearest in time; what is near and newer is next', async () => {
    const [food, music, film] = [
      await addTopic('food', { id: 'A' }),
      await addTopic('music', { id: 'B' }),
      await addTopic('film', { id: 'C' }),
    ]
    const at = (hour: number) => new Date(morning.getTime() + hour * 3_600_000)
    const id = await addStory({ section: culture, slug: 'inti', topics: [food, music, film] })
    const two = await addStory({ section: sport, topics: [film, food], publishedAt: at(-50) })
    const one = await addStory({ section: sport, topics: [music], publishedAt: at(-9) })
    await addStory({ section: culture, topics: [music], status: 'draft' })
    await addStory({ section: culture, publishedAt: at(2) })
    const newer = await addStory({ section: culture, publishedAt: at(1) })
    const older = await addStory({ section: culture, publishedAt: at(-1) })
    const { answer, tags } = await watch(() => story('ja', 'budaya', `${id}-inti`))
    const { next, related } = found(answer)
    expect(next?.id).toBe(newer)
    expect(related.map((card) => card.id)).toEqual([two, one, older])
    expect(tags).toEqual(
      expect.arrayContaining([
        `topic:${food}`,
        `topic:${music}`,
        `section:${culture}`,
        `card:${two}:ja`,
        `card:${newer}:ja`,
      ]),
    )
  })
})
