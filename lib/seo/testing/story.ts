// One story for the tests of this folder, in any edition.
import { type Locale, locales, originalLocale, type TranslationLocale } from '#lib/locales.ts'
import type { Story } from '#lib/news/types.ts'

export const siteUrl = 'https://warta.example'

const headlines: Readonly<Record<Locale, string>> = {
  id: 'Pelabuhan baru membuka jalur ke Osaka',
  en: 'New port opens a route to Osaka',
  zh: '新港口开通直航大阪的航线',
  ja: '新港、大阪への直行航路を開く',
  ar: 'ميناء جديد يفتح خطًا مباشرًا إلى Osaka',
  fr: 'Un nouveau port ouvre une ligne vers Osaka',
}

/** A translation into every language except those in `without`; in those it falls back. */
export function storyIn(locale: Locale, changes: Partial<Story> = {}, without: readonly Locale[] = []): Story {
  const paths = Object.fromEntries(locales.map((code) => [code, `/${code}/economy/7-port`])) as Record<Locale, string>
  const missing = without.includes(locale)
  const textLocale = missing ? originalLocale : locale
  const translations = locales.filter(
    (code): code is TranslationLocale => code !== originalLocale && !without.includes(code),
  )
  return {
    id: 7,
    locale,
    text: {
      headline: headlines[textLocale],
      standfirst: null,
      place: 'Ambon',
      body: [
        {
          kind: 'paragraph',
          anchor: 'p1',
          content: [{ kind: 'text', text: `1: ${headlines[textLocale]}`, bold: false, italic: false }],
        },
      ],
      corrections: [],
    },
    textLocale,
    minutes: 1,
    availability: missing
      ? { kind: 'fallback' }
      : locale === originalLocale
        ? { kind: 'original' }
        : { kind: 'translated', by: 'machine', reviewed: null, behind: false },
    kind: 'news',
    section: { id: 3, name: { text: 'Ekonomi', locale: 'id' }, path: `/${locale}/economy` },
    authors: [{ id: 1, name: 'Sari Wulandari', path: `/${locale}/authors/sari-wulandari` }],
    topics: [{ id: 2, name: { text: 'Pelayaran', locale: 'id' }, path: `/${locale}/topics/shipping` }],
    picture: null,
    publishedAt: '2026-11-24T05:05:00.000Z',
    revisedAt: null,
    modifiedAt: '2026-11-24T05:05:00.000Z',
    path: paths[locale],
    shortPath: `/${locale}/7`,
    litePath: '/lite/7-port',
    originalPath: paths[originalLocale],
    paths,
    translations,
    unreviewed: translations,
    next: null,
    related: [],
    ...changes,
  }
}
