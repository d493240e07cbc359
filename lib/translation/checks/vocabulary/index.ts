import type { Locale } from '#lib/locales.ts'
import { arabic } from './ar.ts'
import { english } from './en.ts'
import { french } from './fr.ts'
import { indonesian } from './id.ts'
import { japanese } from './ja.ts'
import type { Vocabulary } from './vocabulary.ts'
import { chinese } from './zh.ts'

export type { Vocabulary }

const known: Partial<Record<Locale, Vocabulary>> = {
  id: indonesian,
  en: english,
  zh: chinese,
  ja: japanese,
  ar: arabic,
  fr: french,
}

const unknown: Vocabulary = {
  decimal: 'either',
  numerals: null,
  weekdays: [],
  months: [],
  doubled: new Set(),
  length: null,
}

/** What is known of a language; for a new edition the least that can be. */
export const vocabularyOf = (locale: Locale): Vocabulary => known[locale] ?? unknown
