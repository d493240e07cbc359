// How numbers are written in a language.

/** What one word does to a number: `add` its value, or multiply what stands before it. */
export type NumberWord = { readonly does: 'add' | 'times'; readonly value: number }

/** Numbers in words, for languages that put blanks between words: "dua puluh lima", "vingt-cinq", "خمسة وعشرون". */
export type SpokenNumerals = {
  readonly words: ReadonlyMap<string, NumberWord>
  /** Words that may stand inside a number: "two hundred and five". */
  readonly joiners: ReadonlySet<string>
  /** The form in which `words` has a word; for prefixes and spellings. */
  readonly normal?: (word: string) => string
  /** Whether units may come before tens: "fünfundzwanzig", "خمسة وعشرون". */
  readonly unitsFirst?: boolean
  /** Whether it counts by twenties: "quatre-vingt-dix". */
  readonly twenties?: boolean
}

export type Numerals =
  | {
      readonly kind: 'words'
      /** The mark before decimals; `either` where newsrooms write both. */
      readonly decimal: '.' | ',' | 'either'
      /** Null: numbers in words are not read. */
      readonly spoken: SpokenNumerals | null
    }
  /** In Han characters: 二百零五, 240万. */
  | { readonly kind: 'han' }

/** Builds the table from lists of words: `{ add: { 1: 'one', … }, times: { 100: 'hundred', … } }`, words set apart by blanks. */
export function numberWords(lists: {
  readonly add: Readonly<Record<number, string>>
  readonly times: Readonly<Record<number, string>>
}): ReadonlyMap<string, NumberWord> {
  const entries = (does: NumberWord['does']) =>
    Object.entries(lists[does]).flatMap(([value, words]) =>
      words.split(' ').map((word): [string, NumberWord] => [word, { does, value: Number(value) }]),
    )
  return new Map([...entries('add'), ...entries('times')])
}
