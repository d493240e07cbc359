// Which edition `/` leads to. No other URL depends on what this decides.
import { editions, isLocale, type Locale, locales, originalLocale } from '#lib/locales.ts'

/** Ranges read from one header: no browser sends more, and a hostile header costs no more than this. */
const mostRanges = 32

function languageOf(tag: string): string | null {
  try {
    // Also brings old codes up to date: Java's and Android's `in` is Indonesian.
    return new Intl.Locale(tag).language
  } catch {
    return null
  }
}

const byLanguage = new Map(locales.map((code) => [languageOf(editions[code].tag) ?? code, code]))

/** The ranges of an Accept-Language header (RFC 9110 section 12.5.4), most wanted first, unwanted ones left out. */
function rangesByWish(header: string): string[] {
  return header
    .split(',', mostRanges)
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim())
      const quality = parameters.find((parameter) => /^q=/i.test(parameter))
      return { range, quality: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(({ range, quality }) => range !== '' && quality > 0 && quality <= 1)
    .sort((a, b) => b.quality - a.quality)
    .map(({ range }) => range)
}

/**
 * Chooses an edition: the remembered one, else the best match of the browser's languages, else the original's.
 *
 * @param cookie Cookie header; the cookie `locale` holds the edition that the reader chose
 * @param acceptLanguage Accept-Language header
 */
export function negotiateLocale(cookie: string | undefined, acceptLanguage: string | undefined): Locale {
  const chosen = /(?:^|;)\s*locale=([^;]*)/.exec(cookie ?? '')?.[1]?.trim()
  if (isLocale(chosen)) return chosen
  for (const range of rangesByWish(acceptLanguage ?? '')) {
    if (range === '*') return originalLocale
    const language = languageOf(range)
    const match = language === null ? undefined : byLanguage.get(language)
    if (match !== undefined) return match
  }
  return originalLocale
}
