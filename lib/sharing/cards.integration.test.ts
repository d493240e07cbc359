// Cards and embeds over HTTP, of stories in a real database; what draws is replaced, it has a test of its own.
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { siteFrame, storySummary } from '#lib/news/index.ts'
import { addAuthor, addSection, addStory, addTranslation } from '#lib/news/testing/newsroom.ts'
import { routeOf } from '#lib/portal/routes.ts'
import { storyOf } from '#lib/portal/story-address.ts'
import { type Card, siteCardPath, storyCardPath } from './card.ts'
import { CardFiles } from './card-files.ts'
import { createCards } from './cards.ts'
import { createOembed } from './oembed.ts'

const siteUrl = 'https://warta.example'
let database: TestDatabase
let folder: string
let server: Server
let origin: string
let id: number
const drawn: Card[] = []
let failing = false

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(path.join(os.tmpdir(), 'cards-'))
  const slugs = { id: 'dunia', en: 'world', zh: 'world', ja: 'world', ar: 'world', fr: 'monde' }
  const section = await addSection('world', slugs, { ...slugs, id: 'Dunia', ar: 'العالم' })
  const author = await addAuthor('sari-wulandari', 'Sari Wulandari')
  id = await addStory({ headline: 'Pelabuhan timur dibuka', slug: 'pelabuhan', section, authors: [author] })
  await addTranslation(id, 'ar', { headline: 'افتتاح الميناء الشرقي', slug: 'east-harbour' })
  const card = createCards({
    files: new CardFiles(path.join(folder, 'cards'), 1e6),
    paint: async (asked) => {
      drawn.push(asked)
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (failing) throw new Error('no fonts')
      return Buffer.from(`png of ${asked.story?.headline.text ?? asked.siteName}`)
    },
  })
  const oembed = createOembed({ siteUrl, storyOf: (address) => storyOf(address, siteUrl) })
  server = createServer((request, response) => {
    const route = routeOf(request.url ?? '')
    if (route.kind === 'card') void card(request, response, route)
    else if (route.kind === 'oembed') void oembed(request, response, route)
    else response.writeHead(418).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
  await database.drop()
})

const get = (target: string, headers: Record<string, string> = {}) =>
  fetch(origin + target, { redirect: 'manual', headers })

async function pathOf(locale: 'ar' | 'ja' | 'id') {
  const story = await storySummary(locale, id)
  if (!story) throw new Error('the story is gone')
  return storyCardPath(story, await siteFrame(locale)) ?? ''
}

it('draws a card once, keeps it, and lets everyone keep it for ever', async () => {
  const target = await pathOf('ar')
  const answers = await Promise.all([get(target), get(target), get(target)])
  for (const answer of answers) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(await answer.text()).toBe('png of افتتاح الميناء الشرقي')
  }
  expect((await get(target)).status).toBe(200)
  expect(drawn).toHaveLength(1)
  const [tag] = answers.map((answer) => answer.headers.get('etag') ?? '')
  expect((await get(target, { 'If-None-Match': tag ?? '' })).status).toBe(304)
})

it('shows the original where there is no translation', async () => {
  expect(await (await get(await pathOf('ja'))).text()).toBe('png of Pelabuhan timur dibuka')
  expect(drawn.at(-1)?.story?.headline.locale).toBe('id')
})

it('leads from an earlier headline to the card of today, and from no story to nothing', async () => {
  const old = await get(`/ar/${id}/card-0000000000000000.png`)
  expect(old.status).toBe(307)
  expect(old.headers.get('location')).toBe(await pathOf('ar'))
  expect((await get('/ar/99999/card-0000000000000000.png')).status).toBe(404)
})

it('has a card of the edition', async () => {
  const answer = await get(siteCardPath('ar', await siteFrame('ar')) ?? '')
  expect(await answer.text()).toBe('png of Warta')
})

it('says so when a card can’t be drawn, and keeps nothing of it', async () => {
  failing = true
  const target = await pathOf('id')
  const answer = await get(target)
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('cache-control')]).toEqual([
    503,
    '30',
    'no-store',
  ])
  failing = false
  expect((await get(target)).status).toBe(200)
})

it('keeps the folder within its bounds', async () => {
  const bounded = path.join(folder, 'bounded')
  const files = new CardFiles(bounded, 1000)
  for (let number = 0; number < 101; number += 1) await files.put(`ar-${number}.png`, Buffer.alloc(100))
  expect((await readdir(bounded)).length).toBeLessThan(61)
  expect(await files.get('ar-100.png')).toHaveLength(100)
  expect(await files.get('ar-0.png')).toBeNull()
})

it.each([
  ['short', () => `/ar/${id}`],
  ['canonical', () => `/ar/world/${id}-east-harbour`],
])('embeds a story by its %s address', async (_what, address) => {
  const target = `/oembed?url=${encodeURIComponent(siteUrl + address())}`
  const json = await (await get(target)).json()
  expect(json).toMatchObject({
    version: '1.0',
    type: 'rich',
    title: 'افتتاح الميناء الشرقي',
    author_name: 'Sari Wulandari',
    thumbnail_url: siteUrl + (await pathOf('ar')),
    thumbnail_width: 1200,
  })
  const xml = await get(`${target}&format=xml`)
  expect(xml.headers.get('content-type')).toContain('text/xml')
  expect(await xml.text()).toContain('<title>افتتاح الميناء الشرقي</title>')
})

it.each([
  ['another format', () => `format=yaml&url=${siteUrl}/ar/${id}`, 501],
  ['another site', () => `url=https://other.example/ar/${id}`, 404],
  ['no story', () => `url=${siteUrl}/ar/99999`, 404],
  ['no address', () => '', 400],
])('refuses %s', async (_what, query, status) => {
  expect((await get(`/oembed?${query()}`)).status).toBe(status)
})
