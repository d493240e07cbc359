// Documents that were deleted for good while somebody had a form open that names them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blockNode, paragraphNode, storedBody } from '#lib/content/body/write.ts'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
let section: number
let topic: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const { payload } = newsroom
  section = (
    await payload.create({ collection: 'sections', data: { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 } })
  ).id
  topic = (await payload.create({ collection: 'topics', data: { name: 'Beras', slug: 'beras' } })).id
})
afterAll(() => newsroom?.close())

const gone = 424_242
const lost: [string, Record<string, unknown>, (given: { topic: number }) => unknown][] = [
  ['section', { section: gone }, () => null],
  ['section', { section: 99_999_999_999_999 }, () => null],
  ['hero', { hero: gone }, () => null],
  ['authors', { authors: [gone] }, () => []],
  ['topics', { topics: [gone, 'mine'] }, (given) => [given.topic]],
]
const given = (data: Record<string, unknown>) =>
  JSON.parse(JSON.stringify({ headline: 'Beras', kind: 'news', section, ...data }).replace('"mine"', String(topic)))

type Errors = { errors?: { data?: { errors?: { path: string; message: string }[] } }[] }
const faultsOf = (body: unknown) =>
  ((body as Errors).errors ?? []).flatMap(({ data }) => data?.errors ?? []).map(({ path, message }) => [path, message])

describe('a story', () => {
  it.each(lost)(
    'is saved as a draft without what is gone from its %s, and not published with it: %j',
    async (...row) => {
      const [field, data, kept] = row
      const created = await newsroom.ask('editor', 'POST', '/articles?draft=true&depth=0', given(data))
      expect(created.status, JSON.stringify(created.body)).toBe(201)
      const doc = created.body.doc as { id: number }
      expect(doc).toMatchObject({ headline: 'Beras', [field]: kept({ topic }) })
      const changed = await newsroom.ask('editor', 'PATCH', `/articles/${doc.id}?draft=true&autosave=true&depth=0`, {
        ...given({ ...data, headline: 'Harga beras' }),
        _status: 'draft',
      })
      expect(changed.status, JSON.stringify(changed.body)).toBe(200)
      expect(changed.body.doc).toMatchObject({ headline: 'Harga beras', [field]: kept({ topic }) })
      const published = await newsroom.ask('editor', 'PATCH', `/articles/${doc.id}`, {
        ...given(data),
        _status: 'published',
      })
      expect([published.status, faultsOf(published.body)]).toEqual([
        400,
        [[field, 'Ini sudah tidak ada; pilih yang lain.']],
      ])
      expect((await newsroom.ask('reader', 'GET', `/articles/${doc.id}`)).status).toBe(404)
    },
  )

  it('keeps a picture of its text that is gone in the draft, and is not published with it', async () => {
    const picture = blockNode({ type: 'picture', media: gone, caption: 'Banjir', credit: '' }, 1)
    const body = storedBody([paragraphNode([]), picture])
    const created = await newsroom.ask('editor', 'POST', '/articles?draft=true&depth=0', given({ body }))
    expect(created.status, JSON.stringify(created.body)).toBe(201)
    const { id, ...doc } = created.body.doc as { id: number }
    expect(JSON.stringify(doc)).toContain('Banjir')
    const published = await newsroom.ask('editor', 'PATCH', `/articles/${id}`, given({ body, _status: 'published' }))
    expect([published.status, faultsOf(published.body)]).toEqual([
      400,
      [['body', 'Ini sudah tidak ada; pilih yang lain.']],
    ])
  })

  it.each([
    ['section', { section: 'dunia' }],
    ['hero', { hero: 1.5 }],
    ['topics', { topics: 3 }],
    ['kind', { kind: ['gosip'] }],
    ['breaking', { breaking: 'ya' }],
  ])('is refused at %s where that is no value of it', async (field, data) => {
    const { status, body } = await newsroom.ask('editor', 'POST', '/articles?draft=true', given(data))
    expect([status, faultsOf(body).map(([path]) => path)]).toEqual([400, [field]])
  })
})

it('a draft of a translation is saved though its story is gone', async () => {
  const { status, body } = await newsroom.ask('editor', 'POST', '/translations?draft=true&depth=0', {
    ...{ article: gone, locale: 'ar', headline: 'الأرز', body: bodyOf('نص.') },
  })
  expect([status, body.doc]).toEqual([201, expect.objectContaining({ headline: 'الأرز', article: null })])
  const { status: refused, body: answer } = await newsroom.ask('editor', 'POST', '/translations', {
    ...{ article: gone, locale: 'ja', headline: '米', body: bodyOf('本文。'), _status: 'published' },
  })
  expect([refused, faultsOf(answer).map(([path]) => path)]).toEqual([400, ['article']])
})

it('the front page names no story that is gone', async () => {
  const { status, body } = await newsroom.ask('editor', 'POST', '/globals/front', { ranked: [gone] })
  expect([status, faultsOf(body).map(([path]) => path)]).toEqual([400, ['ranked']])
})
