// Versions of a story: what is marked as put aside, and what bringing one back does to what readers see.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { pruneVersions } from './prune.ts'
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

it('are two hundred, with what was published and what was put aside of late', async () => {
  const id = await publish('Terbit dahulu')
  await change(id, 'Konsep')
  const { pool } = newsroom.payload.db
  // Two hundred and five drafts on top of them, made from the row of a draft.
  const copies = (headline: string, count: number, daysAgo: number, aside: boolean) =>
    pool.query(
      `INSERT INTO _articles_v (parent_id, version_headline, version__status, created_at, updated_at, latest, put_aside)
       SELECT parent_id, $2, 'draft', now() - make_interval(days => $4), updated_at - make_interval(days => $4, secs => n),
              false, $5 FROM _articles_v, generate_series(1, $3) n WHERE parent_id = $1 AND latest`,
      [id, headline, count, daysAgo, aside],
    )
  await copies('Baru', 205, 0, false)
  await copies('Disisihkan', 1, 80, true)
  await copies('Disisihkan lama', 1, 100, true)
  await pool.query(
    "UPDATE _articles_v SET updated_at = now() - interval '200 days' WHERE parent_id = $1 AND version__status = 'published'",
    [id],
  )
  await change(id, 'Setelah semua')
  expect(await versionsOf(id)).toHaveLength(210)
  expect(await pruneVersions(pool)).toBe(8)
  const left = (await versionsOf(id)).map(({ headline }) => headline)
  expect(left).toHaveLength(202)
  expect(left.slice(0, 2)).toEqual(['Setelah semua', 'Konsep'])
  expect(left.slice(-2)).toEqual(['Disisihkan', 'Terbit dahulu'])
})

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
