// What the project knows of a language. A field that a new edition can do without takes a value that says so (`null`,
// or one of the defaults here), so that leaving it out is a decision.

import type { CardType } from './card-type.ts'
import type { CheckSentences } from './check-sentences.ts'
import type { NameTokens } from './names.ts'
import type { Numerals } from './numerals.ts'

/** How texts are indexed and searched: by the stems of a PostgreSQL configuration, or by pairs of characters. */
export type TextSearch = { readonly kind: 'stems'; readonly configuration: string } | { readonly kind: 'pairs' }

export type ReadingPace = {
  /** Words a minute, of words between blanks. */
  readonly words: number
  /** Characters a minute, of scripts without blanks. */
  readonly characters: number
}

export type Language = {
  /** Whether blanks stand between its words. */
  readonly spacing: 'spaced' | 'unspaced'
  /** Whether it is written in Latin letters, as the original is: slugs and names of places then need no other form. */
  readonly latinLetters: boolean
  readonly search: TextSearch
  /** Length of an excerpt in search results, about two lines, in UTF-16 units. */
  readonly excerptLength: number
  readonly readingPace: ReadingPace
  /**
   * Google's code for it in news sitemaps: ISO 639, except for Chinese
   * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
   */
  readonly newsSitemapCode: string
  /** DeepL's code for it as a target (https://developers.deepl.com/docs/getting-started/supported-languages). */
  readonly deeplCode: string
  /** What a language model is told of the house style in it; null: nothing. */
  readonly styleNote: string | null
  /** Null: the project has no font that share cards could set it in, so that its pages have none. */
  readonly card: CardType | null
  readonly webFonts: WebFonts
  readonly checks: LanguageChecks
}

/**
 * The web fonts of an edition's pages (scripts/assets/typefaces.ts): the serif of Latin letters, that and a Naskh for
 * Arabic ones, or the device's own fonts, with the serif for Latin words.
 */
export type WebFonts = 'serif' | 'naskh' | 'device'

/** What the checks of translations (lib/translation/checks) have to know of a language. */
export type LanguageChecks = {
  readonly numerals: Numerals
  readonly clock: ClockWords
  readonly dates: DateWords
  /** Around the name of a day or month, as parts of a regular expression: what tells it from a part of another word. */
  readonly wordBounds: { readonly before: string; readonly after: string }
  readonly script: LanguageScript
  /** Code of the language in eld, which detects languages; null where eld doesn't know it: that check is left out. */
  readonly detectedAs: string | null
  /**
   * Length of a translation from Indonesian, in characters for each of the original: the span that holds 98 of 100
   * human translations. Null: not checked.
   */
  readonly lengthRatio: readonly [low: number, high: number] | null
  /** Words that may rightly stand twice in a row. */
  readonly doubled: ReadonlySet<string>
  /** How names of the original are written: `unchanged`, or in other letters. Null: not checked. */
  readonly names: 'unchanged' | NameTokens | null
  /** Short names of countries beside those that Intl knows, by the Indonesian word in small letters. */
  readonly shortCountryNames: Readonly<Record<string, readonly string[]>>
  /** Whether a text has a term of the glossary in it, in whatever form the sentence asks for. */
  readonly hasTerm: (text: string, term: string) => boolean
  /**
   * Sets the language's own punctuation right. In the text given, U+E000 stands for a tag and U+E001 for an address;
   * they must stay, in their order. Null: nothing to set right.
   */
  readonly repairPunctuation: ((masked: string) => string) | null
  /** What checks say to editors who work in the language; null: they read English. */
  readonly sentences: CheckSentences | null
}

/** Parts of regular expressions (flags `iu`, no groups that capture) by which times of day are read; null: none. */
export type ClockWords = {
  /** Before an hour: `pukul` 7. */
  readonly before: string | null
  /** Between hours and minutes, beside the colon: 7`h`55. */
  readonly between: string | null
  /** After a whole hour: 7 `a.m.` */
  readonly after: string | null
}

/** Names of days and months, and parts of regular expressions (flag `u`, no groups that capture) by which dates are read. */
export type DateWords = {
  /** What Intl does not say of weekdays: other names and short forms, by weekday (Sunday is 0). */
  readonly weekdays: readonly (readonly string[])[]
  /** The same for months, January first. */
  readonly months: readonly (readonly string[])[]
  /** Small words between the parts of a date: 5 `of` May; null: none. */
  readonly links: string | null
  /** After the figures of a day: 5`th`; null: nothing. */
  readonly ordinals: string | null
  /** After the figures of year, month and day: 2022`年`1`月`5`日`; null: nothing. */
  readonly units: { readonly year: string; readonly month: string; readonly day: string } | null
  /** Whether in figures the month may stand before the day: 1/5/2022. */
  readonly monthFirst: boolean
}

export type LanguageScript = {
  /** Every letter of the script, with the flags `gu`. */
  readonly letters: RegExp
  /** Whether a text in these letters is in another language all the same, e.g. Chinese in the Japanese edition. */
  readonly isOther: ((text: string) => boolean) | null
}

/**
 * Words by their stems. The configurations have no stop words, because a name may be one (`warta_indonesian`, made by a
 * migration).
 *
 * @param stemmer a Snowball stemmer of PostgreSQL; null where it has none: words are searched as they are written
 */
export const stems = (stemmer: 'indonesian' | 'english' | 'french' | 'arabic' | null): TextSearch => ({
  kind: 'stems',
  configuration: `warta_${stemmer ?? 'plain'}`,
})

/**
 * For languages whose pace nobody has measured. English non-fiction is read silently at 238 words a minute, the mean of
 * 190 studies (M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019).
 *
 * The same paper finds that other languages go by how many words they need for the same message: the paces in the
 * languages' own files are counted in thirteen stories that we have in six languages. Arabic comes out as in the studies
 * that it lists; Chinese and Japanese as the 255 and 357 characters a minute read aloud in the IReST (Trauzettel-Klosinski
 * and Dietz, IOVS 53, 2012), times 1.3 for reading silently.
 */
export const usualPace: ReadingPace = { words: 238, characters: 400 }
