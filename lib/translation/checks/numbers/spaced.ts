import type { Numerals, SpokenNumerals } from '#lib/languages/numerals.ts'
import { dottedTime, hourReadings, hoursIn, timesIn } from './clock.ts'
import { figuresPattern, readFigures } from './figures.ts'
import type { FoundNumber } from './number.ts'
import { NumeralParser } from './spoken.ts'

const token = new RegExp(String.raw`(${figuresPattern})|(\p{L}[\p{L}\p{M}]*)|([^\s\-‐‑])`, 'gu')
const noWords: SpokenNumerals = { words: new Map(), joiners: new Set() }

/** Numbers of a text whose language puts blanks between words, in figures and in words; after normaliseDigits. */
export function numbersInSpaced(
  text: string,
  { decimal, spoken }: Extract<Numerals, { kind: 'words' }>,
): FoundNumber[] {
  const times = timesIn(text)
  const hours = hoursIn(text)
  const found = times.map(({ number }) => number)
  const reader = new Reader(text, spoken ?? noWords, found)
  let time = 0
  for (const match of text.matchAll(token)) {
    const at = match.index
    while (times[time] && (times[time]?.end ?? 0) <= at) time += 1
    if (at >= (times[time]?.at ?? Number.POSITIVE_INFINITY)) continue
    const [written, figures, word] = match
    const end = at + written.length
    if (figures) {
      const read = readFigures(figures, decimal)
      const readings = hours.has(at)
        ? hourReadings(Number(read.readings[0]))
        : [...read.readings, ...dottedTime(figures), ...shortYear(text, at, end)]
      reader.figures(at, end, { text: figures, readings, parts: read.parts, weight: 'figures' })
    } else if (word) reader.word(at, end, word)
    else reader.stop()
  }
  reader.stop()
  return [...found, ...romanNumerals(text)]
}

/** `XIXe siècle`, `Elizabeth II`: they explain figures on the other side. */
function romanNumerals(text: string): FoundNumber[] {
  return [...text.matchAll(/(?<!\p{L})(X{0,3})(IX|IV|V?I{0,3})(?:e|er|ème)?(?!\p{L})/gu)].flatMap(
    ([written, tens = '', ones = '']) => {
      const value = tens.length * 10 + ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'].indexOf(ones)
      return value > 0 ? [{ text: written, readings: [String(value)], parts: [], weight: 'hint' as const }] : []
    },
  )
}

/** `1930-an`, `the 1930s` and `les années 1930` may be the thirties. */
function shortYear(text: string, at: number, end: number): string[] {
  const year = /^19([1-9]0)$/.exec(text.slice(at, end))?.[1]
  return year &&
    (/^(?:-?an|['’]?s)(?!\p{L})/u.test(text.slice(end, end + 4)) ||
      /années\s$/u.test(text.slice(Math.max(0, at - 7), at)))
    ? [year]
    : []
}

/** Puts figures and words together: "2,4 juta" is one number, "dua puluh lima" too. */
class Reader {
  readonly #text: string
  readonly #numerals: SpokenNumerals
  readonly #found: FoundNumber[]
  #reckoning: NumeralParser | null = null
  #figures: FoundNumber | null = null
  #from = 0
  #end = 0

  constructor(text: string, numerals: SpokenNumerals, found: FoundNumber[]) {
    this.#text = text
    this.#numerals = numerals
    this.#found = found
  }

  figures(at: number, end: number, number: FoundNumber): void {
    this.stop()
    this.#figures = number
    const value = Number(number.readings[0])
    if (Number.isFinite(value) && number.readings.length > 0) this.#start(at, end).figures(value)
    else this.stop()
  }

  word(at: number, end: number, written: string): void {
    const plain = written.toLowerCase()
    const word = this.#numerals.words.get(this.#numerals.normal?.(plain) ?? plain)
    if (!word) {
      // The thirties, the 125th: what hangs on figures doesn't part them from "million"; joiners neither.
      if (!this.#reckoning || !this.#numerals.joiners.has(plain)) this.stop()
      return
    }
    if (this.#reckoning?.take(word)) this.#end = end
    else {
      this.stop()
      this.#start(at, end).take(word)
    }
  }

  /** Ends the number being read, if any. */
  stop(): void {
    const reckoning = this.#reckoning
    const figures = this.#figures
    this.#reckoning = null
    this.#figures = null
    if (figures && (!reckoning || reckoning.value === Number(figures.readings[0]))) {
      this.#found.push(figures)
      return
    }
    if (!reckoning) return
    const readings = [String(reckoning.value)]
    if (reckoning.before) readings.push(String(reckoning.before))
    const weight = figures ? 'figures' : reckoning.definite && reckoning.value > 10 ? 'words' : 'hint'
    this.#found.push({ text: this.#text.slice(this.#from, this.#end), readings, parts: [], weight })
  }

  #start(at: number, end: number): NumeralParser {
    this.#reckoning = new NumeralParser(this.#numerals)
    this.#from = at
    this.#end = end
    return this.#reckoning
  }
}
