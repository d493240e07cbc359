import type { ReactNode } from 'react'
import { editions, type Locale } from '#lib/locales.ts'
import type { Localized } from '#lib/news/types.ts'

/** `lang` and `dir` for text that is not in the edition's language; nothing for text that is. */
export function languageOf(textLocale: Locale, locale: Locale): { lang?: string; dir?: 'ltr' | 'rtl' } {
  return textLocale === locale ? {} : { lang: editions[textLocale].tag, dir: editions[textLocale].direction }
}

/** A short text, isolated and tagged with its language when that is not the edition's. */
export function InLanguage({ of, locale }: { of: Localized; locale: Locale }): ReactNode {
  if (of.locale === locale) return of.text
  return <bdi {...languageOf(of.locale, locale)}>{of.text}</bdi>
}
