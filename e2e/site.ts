// Where the site under test runs, and how tests find their way in the sample newsroom.
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { APIRequestContext, Page } from '@playwright/test'
import { type Locale, locales } from '#lib/locales.ts'

export const port = Number(process.env.E2E_PORT ?? 3900)
export const origin = `http://localhost:${port}`

// One folder for the whole run: workers inherit it from the process that read the configuration first.
if (!process.env.E2E_DATA_DIR) {
  process.env.E2E_DATA_DIR = mkdtempSync(path.join(tmpdir(), 'warta e2e '))
  // As root, PostgreSQL's own account has to pass through.
  chmodSync(process.env.E2E_DATA_DIR, 0o755)
}
export const dataDir = process.env.E2E_DATA_DIR

/** Stories of the sample newsroom that tests rely on, by their Indonesian headline. */
export const headlines = {
  harbour: 'Pelabuhan Rp2,5 triliun di timur membuka jalur kapal langsung ke Osaka',
  bill: 'Parlemen menunda RUU Data Warga setelah 61% pasal tentang AI diperdebatkan ulang',
  chili: 'Mengapa harga cabai naik 118% sesudah hujan, dan mengapa turunnya lambat',
  longRead: 'Kampung yang menanam kembali lautnya',
  untranslated: 'Nadira, 17 tahun, ke final setelah menyelamatkan empat match point',
  withoutJapanese: 'Kabupaten ke-515 tidak boleh sejauh dua malam naik feri',
  withoutArabic: 'Timnas putri menang 3-1, dan 41.000 orang tidak mau pulang',
  kitchen: 'Pulang ke dapur',
} as const

const found = new Map<string, number>()

/** Id of a sample story, looked up in the list of the latest stories. */
async function storyId(request: APIRequestContext, name: keyof typeof headlines): Promise<number> {
  if (found.size === 0) {
    const html = await (await request.get('/id/latest')).text()
    for (const [, id, text] of html.matchAll(/<a[^>]+href="\/id\/[a-z-]+\/(\d+)-[^"]*"[^>]*>(.*?)<\/a>/gs)) {
      const headline = (text ?? '').replace(/<[^>]*>/g, '').trim()
      if (headline) found.set(headline, Number(id))
    }
  }
  const id = found.get(headlines[name])
  if (id === undefined) throw new Error(`the sample story "${headlines[name]}" is not on /id/latest`)
  return id
}

/** Canonical path of a sample story in one edition. */
export async function storyPath(
  request: APIRequestContext,
  name: keyof typeof headlines,
  locale: Locale,
): Promise<string> {
  const id = await storyId(request, name)
  const answer = await request.get(`/${locale}/${id}`, { maxRedirects: 0 })
  const location = answer.headers().location
  if (answer.status() !== 308 || !location) throw new Error(`/${locale}/${id} answered ${answer.status()}`)
  return new URL(location, origin).pathname
}

/** One page of every type, in one edition. */
export async function pagesOf(request: APIRequestContext, locale: Locale): Promise<Record<string, string>> {
  const section = { id: 'dunia', fr: 'monde' } as Partial<Record<Locale, string>>
  return {
    front: `/${locale}`,
    section: `/${locale}/${section[locale] ?? 'world'}`,
    latest: `/${locale}/latest`,
    topic: `/${locale}/topics/shipping`,
    author: `/${locale}/authors/sari-wulandari`,
    page: `/${locale}/pages/about`,
    search: `/${locale}/search`,
    // A name in Latin letters finds stories in every edition.
    found: `/${locale}/search?q=Osaka`,
    story: await storyPath(request, 'harbour', locale),
    longRead: await storyPath(request, 'longRead', locale),
    fallback: await storyPath(request, 'untranslated', locale),
    notFound: `/${locale}/no-such-section/nothing`,
  }
}

/** Every edition with every page type, for tests in tables. */
export const pageTypes = [
  'front',
  'section',
  'latest',
  'topic',
  'author',
  'page',
  'search',
  'found',
  'story',
  'longRead',
  'fallback',
  'notFound',
] as const

export { locales }

/** Collects what must never happen while a reader reads: errors in the console, requests to others. */
export function watch(page: Page): { errors: string[]; foreign: string[] } {
  const seen = { errors: [] as string[], foreign: [] as string[] }
  page.on('pageerror', (error) => seen.errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text())
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) seen.foreign.push(request.url())
  })
  return seen
}
