// What saving does: addresses, times, fingerprints, and what is written to the change log.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { channel } from '#lib/change-log/append.ts'
import { locales } from '#lib/locales.ts'
import type { Article, Section, Translation } from '../payload-types.ts'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
let world: Section
let politics: Section
beforeAll(async () => {
  newsroom = await testNewsroom()
  const section = (key: string, name: string, order: number) =>
    newsroom.payload.create({ collection: 'sections', data: { key, name, slug: key, order } })
  world = await section('world', 'Dunia', 1)
  politics = await section('politics', 'Politik', 2)
})
afterAll(() => newsroom?.close())
beforeEach(async () => {
  await newsroom.tags()
})

const write = (data: Partial<Article> = {}) =>
  newsroom.payload.create({
    collection: 'articles',
    data: { headline: 'Gempa guncang Cianjur', section: world.id, body: bodyOf('Satu.'), kind: 'news', ...data },
    draft: true,
  }) as Promise<Article>
const change = (id: number, data: Partial<Article>, draft = false) =>
  newsroom.payload.update({ collection: 'articles', id, data, draft }) as Promise<Article>
const publish = (id: number) => change(id, { _status: 'published' })
const translate = (article: number, data: Partial<Translation> = {}) =>
  newsroom.payload.create({
    collection: 'translations',
    data: { article, locale: 'ar', headline: 'زلزال يضرب', origin: 'human', _status: 'published', ...data },
  }) as Promise<Translation>
const cards = (id: number) => locales.map((locale) => `card:${id}:${locale}`)
const sorted = (...tags: string[]) => tags.sort()

describe('a story', () => {
  it('gets its address and fingerprints as a draft, its time when it is published', async () => {
    const draft = await write()
    expect(draft).toMatchObject({ slug: 'gempa-guncang-cianjur', publishedAt: null, revisedAt: null })
    expect(draft.segmentHashes).toHaveLength(2)
    const before = Date.now()
    const published = await publish(draft.id)
    expect(Date.parse(published.publishedAt ?? '')).toBeGreaterThanOrEqual(before)
    expect(published.revisedAt).toBeNull()
  })

  it('keeps a time of publication that is given', async () => {
    const at = '2012-08-19T12:00:00.000Z'
    const { id } = await write({ publishedAt: at })
    expect((await publish(id)).publishedAt).toBe(at)
  })

  it('is copied as a draft that was never published', async () => {
    const { id } = await write({ publishedAt: '2012-08-19T12:00:00.000Z' })
    await publish(id)
    await change(id, { _status: 'published', body: bodyOf('Dua.') })
    const { status, body } = await newsroom.ask('editor', 'POST', `/articles/${id}/duplicate?depth=0`)
    expect(status).toBe(200)
    expect(body.doc).toMatchObject({ _status: 'draft', publishedAt: null, revisedAt: null })
  })

  it('is revised when its published text changes, not when it is saved again', async () => {
    const { id } = await write()
    await publish(id)
    expect((await change(id, { _status: 'published', kind: 'feature' })).revisedAt).toBeNull()
    // The new text waits in a draft, and readers see nothing of it.
    const draft = await change(id, { body: bodyOf('Dua.') }, true)
    expect(draft.revisedAt).toBeNull()
    const revised = await publish(id)
    expect(Date.parse(revised.revisedAt ?? '')).toBeGreaterThan(Date.parse(revised.publishedAt ?? ''))
    expect((await publish(id)).revisedAt).toBe(revised.revisedAt)
  })

  it('tells nobody of a draft, and everyone of its publication', async () => {
    const { id } = await write()
    await change(id, { headline: 'Gempa lagi' }, true)
    expect(await newsroom.tags()).toEqual([])
    await publish(id)
    expect(await newsroom.tags()).toEqual(
      sorted(`article:${id}`, ...cards(id), 'front', 'latest', `section:${world.id}`),
    )
    await change(id, { headline: 'Gempa dahsyat' }, true)
    expect(await newsroom.tags()).toEqual([])
    await publish(id)
    expect(await newsroom.tags()).toEqual(sorted(`article:${id}`, ...cards(id)))
    await change(id, { _status: 'published', section: politics.id })
    expect(await newsroom.tags()).toEqual(
      sorted(`article:${id}`, ...cards(id), 'front', 'latest', `section:${world.id}`, `section:${politics.id}`),
    )
    await change(id, { _status: 'draft' })
    expect(await newsroom.tags()).toContain('front')
    await newsroom.payload.delete({ collection: 'articles', id })
    expect(await newsroom.tags()).toEqual([])
  })

  it('tells of topics and authors that it comes to and leaves', async () => {
    const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Bakau', slug: 'bakau' } })
    const author = await newsroom.payload.create({ collection: 'authors', data: { name: 'Sari', slug: 'sari' } })
    expect(await newsroom.tags()).toEqual([`author:${author.id}`, `topic:${topic.id}`])
    const { id } = await write({ topics: [topic.id], _status: 'published' })
    await publish(id)
    expect(await newsroom.tags()).toContain(`topic:${topic.id}`)
    await change(id, { _status: 'published', topics: [], authors: [author.id] })
    expect(await newsroom.tags()).toEqual(expect.arrayContaining([`author:${author.id}`, `topic:${topic.id}`]))
    await expect(newsroom.payload.delete({ collection: 'authors', id: author.id })).rejects.toMatchObject({
      status: 409,
    })
    await newsroom.payload.delete({ collection: 'topics', id: topic.id })
  })

  it('goes together with its translations, drafts too', async () => {
    const { id } = await write()
    await publish(id)
    await translate(id)
    const waiting = await newsroom.payload.create({
      collection: 'translations',
      data: { headline: 'Quake' } as Translation,
      draft: true,
    })
    await newsroom.payload.update({
      collection: 'translations',
      id: waiting.id,
      data: { article: id, locale: 'en' },
      draft: true,
    })
    await newsroom.tags()
    await newsroom.payload.delete({ collection: 'articles', id })
    expect(await newsroom.tags()).toEqual(expect.arrayContaining(['front', `article:${id}`, `card:${id}:ar`]))
    const left = await newsroom.payload.count({ collection: 'translations', where: { id: { in: [waiting.id] } } })
    expect(left.totalDocs).toBe(0)
  })

  it('is brought back to an earlier version with word to everyone', async () => {
    const { id } = await write()
    await publish(id)
    await change(id, { _status: 'published', headline: 'Judul keliru' })
    const { docs } = await newsroom.payload.findVersions({
      collection: 'articles',
      where: { and: [{ parent: { equals: id } }, { 'version.headline': { equals: 'Gempa guncang Cianjur' } }] },
    })
    const version = docs.find((doc) => doc.version._status === 'published')
    await newsroom.tags()
    await newsroom.payload.restoreVersion({ collection: 'articles', id: version?.id ?? '' })
    expect(await newsroom.tags()).toEqual(sorted(`article:${id}`, ...cards(id)))
    const restored = await newsroom.payload.findByID({ collection: 'articles', id })
    expect(restored).toMatchObject({ headline: 'Gempa guncang Cianjur', slug: 'gempa-guncang-cianjur' })
  })

  it('leaves no word of a change that fails', async () => {
    const { id } = await write()
    await publish(id)
    await newsroom.tags()
    await expect(change(id, { _status: 'published', headline: 'a\u0000b' })).rejects.toMatchObject({ status: 400 })
    await expect(change(id, { _status: 'published', section: 999_999 })).rejects.toThrow()
    expect(await newsroom.tags()).toEqual([])
  })
})

describe('a translation', () => {
  it('takes the English address where its own letters give none', async () => {
    const { id } = await write()
    expect((await translate(id, { locale: 'ja', headline: '地震' })).slug).toBe('gempa-guncang-cianjur')
    await translate(id, { locale: 'en', headline: 'Quake hits Cianjur' })
    expect((await translate(id, { locale: 'ar' })).slug).toBe('quake-hits-cianjur')
    expect((await translate(id, { locale: 'fr', headline: 'Séisme à Cianjur' })).slug).toBe('seisme-a-cianjur')
  })

  it('knows the text that it was made from', async () => {
    const { id, segmentHashes } = await write()
    await publish(id)
    const arabic = await translate(id)
    expect(arabic.sourceHashes).toEqual(segmentHashes)
    const changed = await change(id, { _status: 'published', body: bodyOf('Dua.') })
    const update = (data: Partial<Translation>) =>
      newsroom.payload.update({ collection: 'translations', id: arabic.id, data })
    expect((await update({ reviewedRole: 'Penyunting' })).sourceHashes).toEqual(segmentHashes)
    expect((await update({ headline: 'زلزال آخر' })).sourceHashes).toEqual(changed.segmentHashes)
    const again = await change(id, { _status: 'published', body: bodyOf('Tiga.') })
    expect((await update({ reviewedAt: new Date().toISOString() })).sourceHashes).toEqual(again.segmentHashes)
  })

  it('tells only of itself, and only when its story is out', async () => {
    const { id } = await write()
    const arabic = await translate(id)
    expect(await newsroom.tags()).toEqual([])
    await publish(id)
    await newsroom.tags()
    const update = (data: Partial<Translation>, draft = false) =>
      newsroom.payload.update({ collection: 'translations', id: arabic.id, data, draft })
    await update({ headline: 'عنوان' }, true)
    expect(await newsroom.tags()).toEqual([])
    await update({ _status: 'published' })
    expect(await newsroom.tags()).toEqual([`article:${id}`, `card:${id}:ar`])
    await update({ _status: 'draft' })
    expect(await newsroom.tags()).toEqual([`article:${id}`, `card:${id}:ar`])
  })

  it('is one per story and language', async () => {
    const { id } = await write()
    await translate(id)
    await expect(translate(id)).rejects.toMatchObject({
      data: { errors: [{ path: 'locale', message: 'Berita ini sudah punya terjemahan dalam bahasa itu.' }] },
    })
    const other = await translate(id, { locale: 'fr' })
    await expect(
      newsroom.payload.update({ collection: 'translations', id: other.id, data: { locale: 'ar' } }),
    ).rejects.toMatchObject({ status: 400 })
  })
})

describe('the rest of the site', () => {
  it('tells of sections, pages and settings', async () => {
    const { payload } = newsroom
    await payload.update({ collection: 'sections', id: politics.id, data: { description: 'Kabar politik.' } })
    expect(await newsroom.tags()).toEqual([`section:${politics.id}`])
    await payload.update({
      collection: 'sections',
      id: politics.id,
      locale: 'ar',
      data: { name: 'سياسة', slug: 'politics' },
    })
    expect(await newsroom.tags()).toEqual([`section:${politics.id}`, 'sections'])
    const page = await payload.create({ collection: 'pages', data: { title: 'Tentang', slug: 'about', order: 1 } })
    expect(await newsroom.tags()).toEqual([`page:${page.id}`, 'site'])
    await payload.update({ collection: 'pages', id: page.id, data: { body: bodyOf('Kami.') } })
    expect(await newsroom.tags()).toEqual([`page:${page.id}`])
    await payload.updateGlobal({ slug: 'site', data: { tagline: 'Kabar' } })
    expect(await newsroom.tags()).toEqual(['site'])
    await payload.updateGlobal({ slug: 'front', data: { ranked: [] } })
    expect(await newsroom.tags()).toEqual(['front'])
    await expect(payload.delete({ collection: 'sections', id: world.id })).rejects.toMatchObject({ status: 409 })
  })

  it('wakes those who listen, once the change is committed', async () => {
    const listener = await newsroom.payload.db.pool.connect()
    try {
      const heard: string[] = []
      listener.on('notification', (told) => heard.push(`${told.channel} ${told.payload}`))
      await listener.query(`LISTEN ${channel}`)
      await newsroom.payload.updateGlobal({ slug: 'site', data: { publisher: 'Warta' } })
      await expect.poll(() => heard).toHaveLength(1)
      const { rows } = await listener.query('SELECT max(id) AS id FROM change_log')
      expect(heard).toEqual([`${channel} ${rows[0].id}`])
    } finally {
      await listener.query('UNLISTEN *')
      listener.release()
    }
  })
})
