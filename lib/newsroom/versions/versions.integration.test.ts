// Versions of a story: what is marked as put aside, and what bringing one back does to what readers see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { comparedWith, type VersionEntry } from './read.ts'

let newsroom: TestNewsroom
let section: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const data = { name: 'Dunia', slug: 'dunia', key: 'world', order: 1 }
  section = (await newsroom.payload.create({ collection: 'sections', data })).id
})
afterAll(() => newsroom.close())

async function publish(headline: string): Promise<number> {
  const data = { headline, section, body: bodyOf('Isi.'), _status: 'published' }
  const { body } = await newsroom.ask('editor', 'POST', '/articles?depth=0', data)
  return (body.doc as { id: number }).id
}

const change = (id: number, headline: string, status = 'draft') =>
  newsroom.ask('editor', 'PATCH', `/articles/${id}?draft=${status === 'draft'}&depth=0`, { headline, _status: status })

type Version = { id: number; aside: boolean; headline: string; status: string }
const versionsOf = async (id: number): Promise<Version[]> => {
  const { rows } = await newsroom.payload.db.pool.query<Version>(
    `SELECT id, put_aside AS aside, version_headline AS headline, version__status AS status
       FROM _articles_v WHERE parent_id = $1 ORDER BY updated_at DESC`,
    [id],
  )
  return rows
}

const headlineFor = async (asker: 'reader' | 'editor', id: number, draft = false) =>
  (await newsroom.ask(asker, 'GET', `/articles/${id}?draft=${draft}&depth=0`)).body.headline

describe('bringing back', () => {
  it.each([
    ['published', '?draft=true'],
    ['published', ''],
    ['draft', '?draft=false'],
  ])('an older %s version makes a draft (%s): readers see what they saw', async (status, query) => {
    const id = await publish('Pertama')
    await change(id, 'Kedua', status)
    await change(id, 'Ketiga', 'published')
    await change(id, 'Keempat')
    const old = (await versionsOf(id)).find(({ headline }) => headline === 'Kedua')
    const answer = await newsroom.ask('editor', 'POST', `/articles/versions/${old?.id}${query}`)
    expect(answer.status).toBe(200)
    expect(await headlineFor('reader', id)).toBe('Ketiga')
    expect(await headlineFor('editor', id, true)).toBe('Kedua')
    expect((await versionsOf(id))[0]).toMatchObject({ headline: 'Kedua', status: 'draft', aside: false })
  })

  it('is not for whoever may not change the story', async () => {
    const id = await publish('Bukan milik wartawan')
    const [version] = await versionsOf(id)
    for (const asker of ['reporter', 'translator', 'reader'] as const) {
      const { status } = await newsroom.ask(asker, 'POST', `/articles/versions/${version?.id}?draft=true`)
      expect([asker, status]).toEqual([asker, 403])
    }
  })
})

it('words put aside are marked, in the log too', async () => {
  const id = await publish('Terbaru')
  const words = { tab: 'tab-of-editor', what: 'aside', words: { headline: 'Disisihkan' } }
  expect((await newsroom.ask('editor', 'POST', `/articles/${id}/editing`, words)).status).toBe(200)
  const versions = await versionsOf(id)
  expect(versions.map(({ headline, aside }) => [headline, aside])).toEqual([
    ['Terbaru', false],
    ['Disisihkan', true],
  ])
  const { rows } = await newsroom.payload.db.pool.query(
    `SELECT version FROM audit_log WHERE action = 'putAside' AND document = $1`,
    [id],
  )
  expect(rows).toEqual([{ version: versions[1]?.id }])
})

it('compares a text with the one before it, and words put aside with the text that they stood beside', () => {
  const entry = (id: number, isAside = false): VersionEntry => ({
    id,
    at: '',
    isPublished: false,
    isAside,
    entries: [],
  })
  const [newest, aside, older, first] = [entry(4), entry(3, true), entry(2), entry(1)]
  const versions = [newest, aside, older, first]
  expect(versions.map((each) => comparedWith(versions, each)?.id)).toEqual([2, 4, 1, undefined])
})
