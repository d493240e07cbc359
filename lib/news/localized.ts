// Localized texts of the newsroom, which fall back to Indonesian.
import { textFor } from '#lib/content/text-for.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import type { Localized } from './types.ts'

/** A text per edition, as `jsonb_object_agg(_locale, text)` gives it; null where no edition has one. */
export type LocalizedTexts = Readonly<Partial<Record<Locale, string | null>>> | null

/**
 * The text for an edition: its own, else the Indonesian one.
 * @returns null when there is neither
 */
export function localized(texts: LocalizedTexts, locale: Locale): Localized | null {
  const written = (code: Locale) => texts?.[code]?.trim() || null
  const { text, locale: textLocale } = textFor(locale, written(locale), written(originalLocale))
  return text === null ? null : { text, locale: textLocale }
}

/** As `localized`, for required texts; `name` is used if one is missing nevertheless. */
export const localizedName = (texts: LocalizedTexts, locale: Locale, name: string): Localized =>
  localized(texts, locale) ?? { text: name, locale: originalLocale }
