// Which edition `/` redirects to. No other URL depends on cookie or Accept-Language.
import Negotiator from 'negotiator'
import { editions, isLocale, type Locale, locales, originalLocale } from '#lib/locales.ts'

/** Ranges read from one header: more than any browser sends, and a bound on what a hostile header costs. */
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

/**
 * Chooses an edition: the remembered one, else the best match of the browser's languages, else the original's.
 *
 * @param cookie Cookie header; the cookie `locale` holds the edition that the reader chose
 * @param acceptLanguage Accept-Language header
 */
export function negotiateLocale(cookie: string | undefined, acceptLanguage: string | undefined): Locale {
  const chosen = /(?:^|;)\s*locale=([^;]*)/.exec(cookie ?? '')?.[1]?.trim()
  if (isLocale(chosen)) return chosen
  const header = (acceptLanguage ?? '').split(',', mostRanges).join()
  for (const range of new Negotiator({ headers: { 'accept-language': header } }).languages()) {
    if (range === '*') return originalLocale
    const language = languageOf(range)
    const match = language === null ? undefined : byLanguage.get(language)
    if (match !== undefined) return match
  }
  return originalLocale
}
