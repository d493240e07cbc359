// What crawlers get, over real HTTP from a real database, read by the rules of sitemaps.org and Google.
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { editions, type Locale, locales } from '#lib/locales.ts'
import { addAuthor, addSection, addStory, addTopic, addTranslation } from '#lib/news/testing/newsroom.ts'
import { createSitemaps } from './index.ts'

const siteUrl = 'https://warta.example'
const hour = 3_600_000
const hostile = 'عنوان <b>&amp; ]]> 👩‍👩‍👧 \u0007'
let database: TestDatabase
let server: Server
/** Of the last two hours: with every language, the Japanese one reviewed; without any; an old one; one of a far range. */
let fresh: number
let lone: number
let old: number
let far: number
let draft: number

beforeAll(async () => {
  database = await testDatabase()
  const section = await addSection('world', {
    id: 'dunia',
    en: 'world',
    zh: 'world',
    ja: 'world',
    ar: 'world',
    fr: 'monde',
  })
  const shipping = await addTopic('shipping', { id: 'Pelayaran' })
  await addTopic('unused', { id: 'Kosong' })
  const author = await addAuthor('sari', 'Sari')
  const now = Date.now()
  fresh = await addStory({
    section,
    headline: hostile,
    topics: [shipping],
    authors: [author],
    publishedAt: new Date(now - hour),
  })
  for (const locale of ['en', 'zh', 'ar', 'fr'] as const)
    await addTranslation(fresh, locale, { headline: hostile, slug: 'port' })
  await addTranslation(fresh, 'ja', {
    reviewed: { role: 'Redaktur', at: new Date(now - hour) },
    slug: 'port',
    headline: '港',
  })
  lone = await addStory({ section, publishedAt: new Date(now - 2 * hour) })
  old = await addStory({ section, publishedAt: new Date(now - 49 * hour), slug: null })
  draft = await addStory({ section, status: 'draft' })
  await pool().query(`SELECT setval('articles_id_seq', 25000)`)
  far = await addStory({ section, publishedAt: new Date(now - 50 * hour) })
  await addTranslation(far, 'ar', { status: 'draft' })
  const handle = createSitemaps({ siteUrl })
  server = createServer((asked, response) => {
    handle(asked, response, { file: (asked.url ?? '').slice(1) }).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  server.close()
  await database.drop()
})

type Reply = { status: number; headers: Record<string, unknown>; body: Buffer }

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    request({ port, path: `/${path}`, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
    })
      .on('error', reject)
      .end()
  })
}

type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] }

/** The document as a tree. @throws where it is not well-formed */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '', children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const last = open.at(-1)
    if (last) last.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root.children[0] ?? root
}

const child = (of: Element | undefined, name: string) => of?.children.find((element) => element.name === name)
const read = async (path: string) => parse((await get(path)).body.toString())
const addresses = (root: Element) => root.children.map((entry) => child(entry, 'loc')?.text)

const sectionOf = (locale: Locale) => ({ id: 'dunia', fr: 'monde' })[locale as 'id'] ?? 'world'
const urlOf = (locale: Locale, id: number, slug: string) => `${siteUrl}/${locale}/${sectionOf(locale)}/${id}-${slug}`

it('the index lists what there is, and nothing else', async () => {
  const reply = await get('sitemap.xml')
  expect(reply.headers).toMatchObject({ 'content-type': 'application/xml; charset=utf-8' })
  const root = parse(reply.body.toString())
  expect(root).toMatchObject({
    name: 'sitemapindex',
    attributes: { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
  })
  const files = locales.flatMap((locale) => [`${locale}-pages`, `${locale}-news`, `${locale}-1`])
  files.splice(3, 0, 'id-3')
  expect(addresses(root)).toEqual(files.map((name) => `${siteUrl}/sitemaps/${name}.xml`))
  for (const entry of root.children) {
    const modified = child(entry, 'lastmod')?.text
    if (modified !== undefined) expect(new Date(modified).toISOString()).toBe(modified)
  }
  for (const url of addresses(root)) expect((await get((url ?? '').slice(siteUrl.length + 1))).status).toBe(200)
})

describe.each(locales)('stories of %s', (locale) => {
  it('are listed where they have a text of their own, each with all its languages', async () => {
    const root = await read(`sitemaps/${locale}-1.xml`)
    expect(root.name).toBe('urlset')
    const slug = locale === 'id' ? 'judul' : 'port'
    const expected = [urlOf(locale, fresh, slug)]
    if (locale === 'id') expected.push(urlOf('id', lone, 'judul'), `${siteUrl}/id/dunia/${old}`)
    expect(addresses(root)).toEqual(expected)
    const links = root.children[0]?.children.filter(({ name }) => name === 'xhtml:link') ?? []
    expect(links.map(({ attributes }) => [attributes.hreflang, attributes.href])).toEqual([
      ...locales.map((code) => [editions[code].tag, urlOf(code, fresh, code === 'id' ? 'judul' : 'port')]),
      ['x-default', urlOf('id', fresh, 'judul')],
    ])
    // The order that the schema asks for: loc, lastmod, then what other schemas add.
    expect(root.children[0]?.children.slice(0, 2).map(({ name }) => name)).toEqual(['loc', 'lastmod'])
  })

  it('of the last two days are news, in Google’s name of the language', async () => {
    const root = await read(`sitemaps/${locale}-news.xml`)
    expect(addresses(root)).toEqual([
      urlOf(locale, fresh, locale === 'id' ? 'judul' : 'port'),
      ...(locale === 'id' ? [urlOf('id', lone, 'judul')] : []),
    ])
    const news = child(root.children[0], 'news:news')
    const publication = child(news, 'news:publication')
    expect(child(publication, 'news:name')?.text).toBe('Warta')
    expect(child(publication, 'news:language')?.text).toBe(locale === 'zh' ? 'zh-cn' : locale)
    expect(child(news, 'news:publication_date')?.text).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(child(news, 'news:title')?.text).toBe(locale === 'ja' ? '港' : hostile.replace('\u0007', ''))
  })

  it('the other pages are listed with all languages', async () => {
    const root = await read(`sitemaps/${locale}-pages.xml`)
    expect(addresses(root)).toEqual(
      ['', '/latest', '/authors/sari', '/topics/shipping', `/${sectionOf(locale)}`].map(
        (path) => `${siteUrl}/${locale}${path}`,
      ),
    )
    for (const entry of root.children)
      expect(entry.children.filter(({ name }) => name === 'xhtml:link')).toHaveLength(7)
  })
})

it('a file has the stories of its ids, wherever they begin', async () => {
  expect(addresses(await read('sitemaps/id-3.xml'))).toEqual([urlOf('id', far, 'judul')])
})

it.each([
  'sitemaps/id-2.xml',
  'sitemaps/ar-3.xml',
  'sitemaps/xx-1.xml',
  'sitemaps/id-0.xml',
  'sitemaps/id-01.xml',
  'sitemaps/id.xml',
  'sitemaps/id-999999.xml',
])('there is no %s', async (path) => {
  expect((await get(path)).status).toBe(404)
})

it('lists no drafts', async () => {
  for (const path of ['sitemaps/id-1.xml', 'sitemaps/id-news.xml']) {
    expect((await get(path)).body.toString()).not.toContain(`/${draft}`)
  }
})

it('is compressed for who takes gzip, and not sent again to who has it', async () => {
  const plain = await get('sitemaps/ar-1.xml')
  const zipped = await get('sitemaps/ar-1.xml', { 'accept-encoding': 'br, gzip' })
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
  expect(gunzipSync(zipped.body).toString()).toBe(plain.body.toString())
  const etag = String(plain.headers.etag)
  expect(await get('sitemaps/ar-1.xml', { 'if-none-match': etag })).toMatchObject({ status: 304 })
  expect((await get('sitemaps/ar-1.xml', {}, 'HEAD')).body).toHaveLength(0)
  await pool().query(`UPDATE translations SET updated_at = now() + interval '1 second' WHERE article_id = $1`, [fresh])
  expect(await get('sitemaps/ar-1.xml', { 'if-none-match': etag })).toMatchObject({ status: 200 })
})

it('a crawler that goes away leaves nothing behind', async () => {
  const { port } = server.address() as AddressInfo
  for (let time = 0; time < 8; time++) {
    const asked = request({ port, path: '/sitemaps/id-1.xml', agent: false }, (response) => response.destroy())
    asked.on('error', () => undefined)
    asked.end()
  }
  expect((await get('sitemaps/id-1.xml')).status).toBe(200)
})

it('keeps back machine translations that nobody has reviewed, where the newsroom says so', async () => {
  await pool().query(`INSERT INTO site (name, index_machine_translations) VALUES ('Warta', false)`)
  announce(['site'])
  try {
    expect(addresses(await read('sitemap.xml'))).not.toContain(`${siteUrl}/sitemaps/ar-1.xml`)
    expect((await get('sitemaps/ar-1.xml')).status).toBe(404)
    expect(addresses(await read('sitemaps/ar-news.xml'))).toEqual([])
    const [entry] = (await read('sitemaps/ja-1.xml')).children
    const tags = entry?.children.flatMap(({ attributes }) => attributes.hreflang ?? [])
    expect(tags).toEqual(['id', 'ja', 'x-default'])
  } finally {
    await pool().query('DELETE FROM site')
    announce(['site'])
  }
})
