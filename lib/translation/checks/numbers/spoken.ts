// Puts together numbers in words: "dua puluh lima", "vingt-cinq", "خمسة وعشرون".
import type { NumberWord, SpokenNumerals } from '#lib/languages/numerals.ts'

/** A number being read, word after word. */
export class NumeralParser {
  readonly #numerals: SpokenNumerals
  #total = 0
  #group = 0
  #unit = 0
  #added = false
  #words = 0
  #small: number | null = null

  constructor(numerals: SpokenNumerals) {
    this.#numerals = numerals
  }

  get started(): boolean {
    return this.#words > 0
  }

  /** Whether it is more than a lone "hundred" or "million", which often only means "many". */
  get definite(): boolean {
    return this.#added
  }

  get value(): number {
    return rounded(this.#total + this.#group + this.#unit)
  }

  /** The number before a last word such as "decades", if there was one. */
  get before(): number | null {
    return this.#small
  }

  /** Starts with a number in figures. */
  figures(value: number): void {
    this.#unit = value
    this.#added = true
    this.#words = 1
  }

  /** Takes the next word in; false if it belongs to another number. */
  take(word: NumberWord): boolean {
    if (word.does === 'add') {
      if (!this.#fits(word.value)) return false
      this.#unit = this.#numerals.twenties && this.#unit === 4 && word.value === 20 ? 80 : this.#unit + word.value
      this.#added = true
    } else if (word.value < 1000) {
      this.#small = this.#unit
      this.#group += (this.#unit || 1) * word.value
      this.#unit = 0
    } else {
      if (this.#words > 0 && this.#group + this.#unit === 0) return false
      this.#total += (this.#group + this.#unit || 1) * word.value
      this.#group = 0
      this.#unit = 0
    }
    this.#words += 1
    return true
  }

  #fits(value: number): boolean {
    const unit = this.#unit
    if (unit === 0) return true
    if (!Number.isInteger(unit)) return false
    // ثلاثمائة وخمسون: what is one word already goes on with what is smaller.
    if (unit >= 100 && unit % 100 === 0) return value < (unit < 1000 ? 100 : 1000)
    if (unit >= 20 && unit <= 90 && unit % 10 === 0 && value < 10) return true
    if (this.#numerals.twenties && (unit === 60 || unit === 80) && value < 20) return true
    if (this.#numerals.twenties && unit === 4 && value === 20) return true
    if (this.#numerals.twenties && (unit === 10 || unit === 70 || unit === 90) && value < 10) return true
    return this.#numerals.unitsFirst === true && unit < 10 && value >= 10 && value <= 90 && value % 10 === 0
  }
}

/** Without what binary fractions leave behind: 1.1 million is 1100000. */
export const rounded = (value: number): number => Number(value.toPrecision(12))
