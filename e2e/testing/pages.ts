// The pages of the sample newsroom, one of every type: what the tests and scripts/screenshots look at.
import type { APIRequestContext } from '@playwright/test'
import type { Locale } from '#lib/locales.ts'

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
      const headline = (text ?? '').replace(/<[^>]*>|\u2060/g, '').trim()
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
  return new URL(location, 'http://localhost').pathname
}

/** One page of every type, in one edition. */
export async function pagesOf(request: APIRequestContext, locale: Locale): Promise<Record<string, string>> {
  const section = { id: 'dunia', fr: 'monde' } as Partial<Record<Locale, string>>
  return {
    front: `/${locale}`,
    section: `/${locale}/${section[locale] ?? 'world'}`,
    latest: `/${locale}/latest`,
    search: `/${locale}/search`,
    // A name in Latin letters finds stories in every edition.
    found: `/${locale}/search?q=Osaka`,
    nothingFound: `/${locale}/search?q=zzzzzzzz`,
    mostRead: `/${locale}/most-read`,
    saved: `/${locale}/saved`,
    offline: `/${locale}/offline`,
    topic: `/${locale}/topics/shipping`,
    author: `/${locale}/authors/sari-wulandari`,
    page: `/${locale}/pages/about`,
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
  'search',
  'found',
  'nothingFound',
  'mostRead',
  'saved',
  'offline',
  'topic',
  'author',
  'page',
  'story',
  'longRead',
  'fallback',
  'notFound',
] as const

export type PageType = (typeof pageTypes)[number]

/** Pages that keep React in the browser. */
export const interactiveTypes = ['latest', 'search', 'found', 'nothingFound'] as const satisfies readonly PageType[]
