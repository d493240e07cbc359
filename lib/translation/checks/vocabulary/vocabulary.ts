// What the checks have to know of a language. A language without an entry is checked by the rules that need none.
import type { SpokenNumerals } from '../numbers/spoken.ts'

export type Vocabulary = {
  /** The mark before decimals; `either` where newsrooms write both. */
  readonly decimal: '.' | ',' | 'either'
  /** Numbers in words; null where they are written in Han characters. */
  readonly numerals: SpokenNumerals | null
  /** What Intl does not say of weekdays: other names and short forms, by weekday (Sunday is 0). */
  readonly weekdays: readonly (readonly string[])[]
  /** The same for months, January first. */
  readonly months: readonly (readonly string[])[]
  /** Words that may rightly stand twice in a row. */
  readonly doubled: ReadonlySet<string>
  /**
   * Length of a translation from Indonesian, in characters for each of the original: the span that holds 98 of 100
   * human translations. Null for the original's own language.
   */
  readonly length: readonly [low: number, high: number] | null
}
