// Two at one story, through REST: who holds it, whose save is refused, and that nobody's words are written over.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { dropOldEmpty } from './empty.ts'
import type { EditingState } from './endpoints.ts'

let newsroom: TestNewsroom
beforeAll(async () => {
  newsroom = await testNewsroom()
})
afterAll(() => newsroom.close())

type Doc = { id: number; headline: string; updatedAt: string }
const docOf = (answer: { body: Record<string, unknown> }) => answer.body.doc as Doc

let section: number
async function draft(headline: string, asker: Asker = 'editor'): Promise<Doc> {
  section ??= (
    await newsroom.payload.create({
      collection: 'sections',
      data: { name: 'Dunia', slug: 'dunia', key: 'world', order: 1 },
    })
  ).id
  const answer = await newsroom.ask(asker, 'POST', '/articles?draft=true&depth=0', {
    headline,
    body: bodyOf('Satu.'),
    section,
    _status: 'draft',
  })
  expect(answer.status).toBe(201)
  return docOf(answer)
}

/** An autosave, as the edit view sends it. */
const autosave = (asker: Asker, { id, updatedAt }: Doc, data: object, tab = `tab-of-${asker}`) =>
  newsroom.ask(asker, 'PATCH', `/articles/${id}?draft=true&autosave=true&depth=0&tab=${tab}`, {
    ...data,
    updatedAt,
    _status: 'draft',
  })

const editing = async (asker: Asker, id: number, what: string, more: object = {}, tab = `tab-of-${asker}`) => {
  const { status, body } = await newsroom.ask(asker, 'POST', `/articles/${id}/editing`, { tab, what, ...more })
  const { status: document, ...state } = body as unknown as EditingState
  return { ...state, document, status }
}

async function versionsOf(id: number): Promise<string[]> {
  const { docs } = await newsroom.payload.findVersions({
    collection: 'articles',
    where: { parent: { equals: id } },
    sort: '-updatedAt',
    depth: 0,
    pagination: false,
  })
  return docs.map(({ version }) => version.headline ?? '')
}

async function newestOf(id: number): Promise<string> {
  const { body } = await newsroom.ask('editor', 'GET', `/articles/${id}?draft=true&depth=0`)
  return String(body.headline)
}

describe('a hold', () => {
  it('is one tab’s of one person, from the moment the story is open', async () => {
    const { id } = await draft('Dipegang')
    expect((await editing('editor', id, 'hold')).holder).toMatchObject({ name: 'editor', mine: true, me: true })
    expect((await editing('admin', id, 'hold')).holder).toMatchObject({
      name: 'editor',
      mine: false,
      me: false,
      tab: null,
    })
    const other = await editing('editor', id, 'hold', {}, 'another-tab')
    expect(other.holder).toMatchObject({ mine: false, me: true, tab: 'tab-of-editor' })
  })

  it('can be taken over, which the first is told', async () => {
    const { id } = await draft('Diambil alih')
    await editing('editor', id, 'hold')
    expect((await editing('admin', id, 'take')).holder).toMatchObject({ name: 'admin', mine: true })
    const told = await editing('editor', id, 'hold')
    expect(told).toMatchObject({ holder: { name: 'admin', mine: false }, taken: true })
    await editing('admin', id, 'leave')
    expect((await editing('editor', id, 'look')).holder).toBeNull()
  })

  it('tells what readers get, also when somebody else changed that', async () => {
    const { id } = await draft('Terbit di tempat lain')
    const told = async () => (await editing('editor', id, 'hold')).document
    const becomes = (status: string, query = '') =>
      newsroom.ask('admin', 'PATCH', `/articles/${id}?depth=0${query}`, { body: bodyOf(status), _status: status })
    expect(await told()).toBe('draft')
    await becomes('published')
    expect(await told()).toBe('published')
    await becomes('draft', '&draft=true')
    expect(await told()).toBe('changed')
    await becomes('draft')
    expect(await told()).toBe('draft')
  })

  it('is given back by its own tab only', async () => {
    const { id } = await draft('Tidak dilepas orang lain')
    await editing('editor', id, 'hold')
    await editing('admin', id, 'leave')
    await editing('editor', id, 'leave', {}, 'another-tab')
    expect((await editing('admin', id, 'look')).holder).toMatchObject({ name: 'editor' })
  })

  it('ends when nothing is heard of it for a while', async () => {
    const { id } = await draft('Laptop ditutup')
    await editing('editor', id, 'hold')
    await newsroom.payload.db.pool.query(
      `UPDATE editing SET heard_at = now() - interval '91 seconds' WHERE document = $1`,
      [id],
    )
    expect((await editing('admin', id, 'hold')).holder).toMatchObject({ name: 'admin', mine: true })
  })

  it('is had by one of many who come at one moment', async () => {
    const { id } = await draft('Bersamaan')
    const tabs = Array.from({ length: 8 }, (_, index) => `tab-number-${index}`)
    const answers = await Promise.all(tabs.map((tab) => editing('editor', id, 'hold', {}, tab)))
    expect(answers.filter(({ holder }) => holder?.mine)).toHaveLength(1)
  })

  it('is nobody’s who may not change the story', async () => {
    const { id } = await draft('Milik redaktur')
    for (const asker of ['reporter', 'translator'] as const) {
      for (const what of ['hold', 'take']) {
        expect(await editing(asker, id, what)).toMatchObject({ holder: null, may: false })
      }
      expect((await editing(asker, id, 'aside', { words: { headline: 'Titipan' } })).status).toBe(403)
    }
    expect((await editing('reader', id, 'hold')).status).toBe(401)
    expect((await editing('editor', 999_999, 'hold')).status).toBe(404)
    expect((await newsroom.ask('editor', 'POST', `/articles/${id}/editing`, { what: 'hold' })).status).toBe(400)
    expect(await versionsOf(id)).toEqual(['Milik redaktur'])
  })
})

describe('a save', () => {
  it('that is based on what somebody has changed since is refused, and names them', async () => {
    const read = await draft('Awal')
    const first = await autosave('admin', read, { headline: 'Dari pengelola' })
    expect(first.status).toBe(200)
    const late = await autosave('editor', read, { headline: 'Dari redaktur' })
    expect(late.status).toBe(409)
    expect(late.body.errors).toMatchObject([
      { message: expect.stringContaining('admin'), data: { stale: true, stamp: docOf(first).updatedAt } },
    ])
    expect(await newestOf(read.id)).toBe('Dari pengelola')
    // Publishing is no way round it.
    const published = await newsroom.ask('editor', 'PATCH', `/articles/${read.id}?depth=0`, {
      headline: 'Dari redaktur',
      updatedAt: read.updatedAt,
      _status: 'published',
    })
    expect(published.status).toBe(409)
    // On top of it, it is taken.
    expect((await autosave('editor', docOf(first), { headline: 'Berdua' })).status).toBe(200)
  })

  it('is refused to all but one of those who save at one moment', async () => {
    const read = await draft('Serentak')
    const tabs = ['one', 'two', 'three', 'four', 'five', 'six']
    const answers = await Promise.all(
      tabs.map((name, index) =>
        autosave(index % 2 ? 'editor' : 'admin', read, { headline: name }, `tab-number-${name}`),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
    const taken = tabs[answers.findIndex(({ status }) => status === 200)]
    expect(await newestOf(read.id)).toBe(taken)
  })

  it('goes on where the answer to the one before was lost', async () => {
    const read = await draft('Jawaban hilang')
    expect((await autosave('editor', read, { headline: 'Sampai' })).status).toBe(200)
    expect((await autosave('editor', read, { headline: 'Sampai juga' })).status).toBe(200)
    // From another tab, it is not known what that one has shown.
    expect((await autosave('editor', read, { headline: 'Tab lain' }, 'another-tab')).status).toBe(409)
  })

  it('that says nothing of what it is based on is taken, as before', async () => {
    const read = await draft('Program')
    await autosave('admin', read, { headline: 'Dari pengelola' })
    const answer = await newsroom.ask('editor', 'PATCH', `/articles/${read.id}?draft=true&depth=0`, {
      headline: 'Program',
    })
    expect(answer.status).toBe(200)
  })

  it('never writes over a version of somebody else', async () => {
    let doc = await draft('Naskah')
    for (const [asker, headline] of [
      ['editor', 'E1'],
      ['editor', 'E2'],
      ['admin', 'A1'],
      ['admin', 'A2'],
      ['editor', 'E3'],
    ] as const) {
      doc = docOf(await autosave(asker, doc, { headline }))
    }
    expect(await versionsOf(doc.id)).toEqual(['E3', 'A2', 'E2', 'Naskah'])
  })

  it('leaves the version that said much more, and that of long ago', async () => {
    let doc = await draft('Panjang')
    doc = docOf(await autosave('editor', doc, { headline: 'Panjang', body: bodyOf('kata '.repeat(200)) }))
    doc = docOf(await autosave('editor', doc, { headline: 'Panjang lagi', body: bodyOf('kata '.repeat(210)) }))
    doc = docOf(await autosave('editor', doc, { headline: 'Terhapus', body: bodyOf('') }))
    expect(await versionsOf(doc.id)).toEqual(['Terhapus', 'Panjang lagi', 'Panjang'])
    await newsroom.payload.db.pool.query(
      `UPDATE editing SET run_began = now() - interval '6 minutes' WHERE document = $1`,
      [doc.id],
    )
    doc = docOf(await autosave('editor', doc, { headline: 'Kemudian' }))
    expect(await versionsOf(doc.id)).toEqual(['Kemudian', 'Terhapus', 'Panjang lagi', 'Panjang'])
  })
})

describe('words put aside', () => {
  it('are kept of what somebody else put in the trash meanwhile, and are there when it is back', async () => {
    const read = await draft('Dibuang rekan')
    await editing('editor', read.id, 'hold')
    const move = (act: string) => newsroom.ask('admin', 'POST', '/articles/move', { act, ids: [read.id] })
    expect((await move('discard')).status).toBe(200)
    const refused = await autosave('editor', read, { headline: 'Kalimat terakhir' })
    expect(refused.status).toBeGreaterThanOrEqual(400)
    const kept = await editing('editor', read.id, 'aside', { words: { headline: 'Kalimat terakhir' } })
    expect(kept.status).toBe(200)
    expect((await editing('otherReporter', read.id, 'aside', { words: {} })).status).toBe(403)
    expect((await move('restore')).status).toBe(200)
    expect(await versionsOf(read.id)).toContain('Kalimat terakhir')
    expect(await newestOf(read.id)).toBe('Dibuang rekan')
  })

  it('are a version beside the newest text, which stays the newest', async () => {
    const read = await draft('Terbaru')
    const doc = docOf(await autosave('editor', read, { headline: 'Terbaru 2' }))
    const words = {
      headline: 'Yang sempat diketik',
      body: bodyOf('Kalimat yang tidak boleh hilang.'),
      createdBy: 1,
      slug: 'x',
    }
    expect((await editing('editor', read.id, 'aside', { words })).status).toBe(200)
    expect(await newestOf(read.id)).toBe('Terbaru 2')
    expect(await versionsOf(read.id)).toEqual(['Terbaru 2', 'Yang sempat diketik', 'Terbaru'])
    // And writing goes on.
    const next = await autosave('editor', doc, { headline: 'Terbaru 3' })
    expect(next.status).toBe(200)
    expect(await versionsOf(read.id)).toContain('Yang sempat diketik')
    expect(await newestOf(read.id)).toBe('Terbaru 3')
  })

  it('can be brought back', async () => {
    const read = await draft('Kini')
    await editing('editor', read.id, 'aside', { words: { headline: 'Dahulu' } })
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: { and: [{ parent: { equals: read.id } }, { 'version.headline': { equals: 'Dahulu' } }] },
      depth: 0,
    })
    const answer = await newsroom.ask('editor', 'POST', `/articles/versions/${docs[0]?.id}?draft=true`)
    expect(answer.status).toBe(200)
    expect(await newestOf(read.id)).toBe('Dahulu')
    expect(await versionsOf(read.id)).toContain('Kini')
  })

  it('never reach readers, whatever the story’s state', async () => {
    const read = await draft('Akan terbit')
    const published = await newsroom.ask('editor', 'PATCH', `/articles/${read.id}?depth=0`, {
      updatedAt: read.updatedAt,
      _status: 'published',
    })
    expect(published.status).toBe(200)
    await editing('editor', read.id, 'aside', { words: { headline: 'Rahasia' } })
    const { body } = await newsroom.ask('reader', 'GET', `/articles/${read.id}?depth=0`)
    expect(body.headline).toBe('Akan terbit')
    expect(await newestOf(read.id)).toBe('Akan terbit')
  })
})

describe('a draft in which nothing was written', () => {
  const made = async (data: object, asker: Asker = 'editor') =>
    docOf(await newsroom.ask(asker, 'POST', '/articles?draft=true&depth=0', { ...data, _status: 'draft' }))
  const isThere = async ({ id }: Doc) =>
    (await newsroom.ask('editor', 'GET', `/articles/${id}?draft=true&depth=0`)).status === 200

  it('goes when whoever made it leaves, and only then', async () => {
    const [empty, named, translated, saved, others] = [
      await made({}),
      await made({ headline: 'A' }),
      await made({}),
      await made({}),
      await made({}, 'reporter'),
    ]
    await newsroom.ask('editor', 'POST', '/translations?draft=true', { article: translated.id, locale: 'ar' })
    await autosave('editor', saved, { headline: 'Ditulis, lalu dihapus' })
    await newsroom.ask('editor', 'PATCH', `/articles/${saved.id}?draft=true`, { headline: '' })
    for (const doc of [empty, named, translated, saved, others]) await editing('editor', doc.id, 'leave')
    expect(await isThere(empty)).toBe(true)
    for (const doc of [empty, named, translated, saved, others]) await editing('editor', doc.id, 'left')
    expect(await Promise.all([empty, named, translated, saved, others].map(isThere))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ])
  })

  it('goes a minute after its page was closed, unless that was only reloaded', async () => {
    const [closed, reloaded] = [await made({}), await made({})]
    const later = vi.spyOn(globalThis, 'setTimeout')
    for (const doc of [closed, reloaded]) await editing('editor', doc.id, 'closed')
    const waiting = later.mock.calls.filter(([, after]) => after === 60_000)
    later.mockRestore()
    expect(waiting).toHaveLength(2)
    await editing('editor', reloaded.id, 'hold')
    expect(await Promise.all([closed, reloaded].map(isThere))).toEqual([true, true])
    for (const [drop] of waiting) (drop as () => void)()
    await expect.poll(() => isThere(closed)).toBe(false)
    expect(await isThere(reloaded)).toBe(true)
  })

  it('goes after a day where the page was closed, unless it is open again', async () => {
    const [closed, open, fresh] = [await made({}), await made({}), await made({})]
    const { pool } = newsroom.payload.db
    await pool.query(`UPDATE articles SET updated_at = now() - interval '25 hours' WHERE id IN ($1, $2)`, [
      closed.id,
      open.id,
    ])
    await editing('editor', open.id, 'hold')
    await dropOldEmpty(pool)
    expect(await Promise.all([closed, open, fresh].map(isThere))).toEqual([false, true, true])
  })
})

describe('what nobody asked for', () => {
  const published = async (headline: string) => {
    const { id } = await draft(headline)
    const answer = await newsroom.ask('editor', 'PATCH', `/articles/${id}?depth=0`, { _status: 'published' })
    return docOf(answer)
  }
  const readersGet = async (id: number) => {
    const { status, body } = await newsroom.ask('reader', 'GET', `/articles/${id}?depth=0`)
    return [status, body.headline, body.place]
  }

  it('neither withdraws nor publishes: a change that says nothing of it goes into the draft on top', async () => {
    const { id } = await published('Terbit')
    await newsroom.ask('editor', 'PATCH', `/articles/${id}?draft=true`, { headline: 'Setengah jadi' })
    const one = await newsroom.ask('editor', 'PATCH', `/articles/${id}?depth=0`, { place: 'Jakarta' })
    expect(one.status).toBe(200)
    await newsroom.ask('editor', 'PATCH', `/articles/${id}?autosave=true&depth=0`, { place: 'Bandung' })
    await newsroom.ask('admin', 'PATCH', `/articles?where[id][equals]=${id}&depth=0`, { place: 'Surabaya' })
    expect(await readersGet(id)).toEqual([200, 'Terbit', null])
    const { body } = await newsroom.ask('editor', 'GET', `/articles/${id}?draft=true&depth=0`)
    expect([body.headline, body.place]).toEqual(['Setengah jadi', 'Surabaya'])
  })

  it('is not published by an autosave that says so', async () => {
    const { id } = await published('Tetap seperti adanya')
    const { status } = await newsroom.ask('editor', 'PATCH', `/articles/${id}?autosave=true`, {
      headline: 'Setengah ditulis',
      _status: 'published',
    })
    expect(status).toBe(200)
    expect((await newsroom.ask('editor', 'GET', `/articles/${id}?depth=0`)).body.headline).toBe('Tetap seperti adanya')
    expect(await newestOf(id)).toBe('Setengah ditulis')
  })

  it('still changes what readers see where there is no draft on top', async () => {
    const { id } = await published('Tanpa draf')
    await newsroom.ask('editor', 'PATCH', `/articles/${id}?depth=0`, { place: 'Jakarta' })
    expect(await readersGet(id)).toEqual([200, 'Tanpa draf', 'Jakarta'])
  })
})

describe('words of one person', () => {
  it('in another tab stay in a version', async () => {
    const first = await draft('Dasar')
    await autosave('editor', first, { headline: 'Dari tab B' }, 'tab-number-b')
    expect((await autosave('editor', first, { headline: 'Dari tab A' }, 'tab-number-a')).status).toBe(409)
    const { body } = await newsroom.ask('editor', 'GET', `/articles/${first.id}?draft=true&depth=0`)
    await autosave('editor', body as unknown as Doc, { headline: 'Dari tab A' }, 'tab-number-a')
    expect(await versionsOf(first.id)).toEqual(expect.arrayContaining(['Dari tab A', 'Dari tab B']))
  })

  it('that were pasted over stay in a version, however long the new ones are', async () => {
    const words = (salt: string) => Array.from({ length: 100 }, (_, n) => `${salt}${n}`).join(' ')
    const first = await draft('Ditimpa')
    const typed = docOf(await autosave('editor', first, { body: bodyOf(words('lama')) }))
    const pasted = docOf(await autosave('editor', typed, { body: bodyOf(words('baru')) }))
    const goneOn = await autosave('editor', pasted, { body: bodyOf(`${words('baru')} dan seterusnya`) })
    expect(goneOn.status).toBe(200)
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: { parent: { equals: first.id } },
      depth: 0,
    })
    const texts = JSON.stringify(docs)
    expect([texts.includes('lama99'), texts.includes('baru99 dan seterusnya')]).toEqual([true, true])
    expect(docs.filter(({ version }) => JSON.stringify(version.body).includes('baru99'))).toHaveLength(1)
  })

  it('are not written over by a save that was late on its way', async () => {
    const first = await draft('Terlambat')
    const save = (headline: string, number: number) =>
      newsroom.ask(
        'editor',
        'PATCH',
        `/articles/${first.id}?draft=true&autosave=true&depth=0&tab=tab-number-1&save=${number}`,
        {
          headline,
          updatedAt: first.updatedAt,
          _status: 'draft',
        },
      )
    expect((await save('Kedua', 2000)).status).toBe(200)
    expect((await save('Pertama', 1000)).status).toBe(409)
    expect(await newestOf(first.id)).toBe('Kedua')
    expect((await save('Ketiga', 3000)).status).toBe(200)
  })

  it.each(['not a date', { x: 1 }, [], '1e20'])(
    'with a moment that is none (%j) are refused as such',
    async (updatedAt) => {
      const { id } = await draft('Waktu aneh')
      const answer = await newsroom.ask('editor', 'PATCH', `/articles/${id}?draft=true`, { headline: 'x', updatedAt })
      expect(answer.status).toBe(400)
    },
  )
})
