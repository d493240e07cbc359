import type { TranslationLocale } from '#lib/locales.ts'

/** The translation that a report is about, as the address names it. */
export type Subject = { readonly locale: TranslationLocale; readonly article: number }
