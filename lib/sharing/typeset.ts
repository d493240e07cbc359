// How texts of each language are set on a card.
import type { CardFont, CardType } from '#lib/languages/card-type.ts'
import { languages } from '#lib/languages/index.ts'
import type { Locale } from '#lib/locales.ts'

/** Families of dist/card-fonts, first choice first, as SVG's `font-family` takes them. */
type Typesetting = Omit<CardType, 'head' | 'text'> & { readonly head: string; readonly text: string }

const families = (fonts: readonly CardFont[]): string => fonts.map(({ family }) => family).join(', ')

/** @throws when the language has no font for cards */
export function typesettingOf(locale: Locale): Typesetting {
  const { card } = languages[locale]
  if (!card) throw new Error(`lib/languages/${locale}.ts names no font for share cards`)
  return { ...card, head: families(card.head), text: families(card.text) }
}

/** Size of a run of text to the nominal size: Latin words and numbers inside Arabic are not enlarged. */
export const runScale = (run: string, { enlarged }: Typesetting): number =>
  enlarged?.letters.test(run) ? enlarged.by : 1

// Pictographs have colours and fonts of their own, and no place in a headline's type. ©, ® and ™ are letters enough.
const unprintable = /(?![©®™])\p{Extended_Pictographic}|[\p{Cs}\p{Co}\p{Cn}]|\ufe0f|\u20e3/gu

/** The text without what the fonts can't show. */
export const printable = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(unprintable, '')
    .replace(/ {2,}/g, ' ')
    .trim()
