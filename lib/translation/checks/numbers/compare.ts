import type { FoundNumber } from './number.ts'

export type NumberDifference = {
  /** Numbers of the original that the translation has not, as written there. */
  readonly missing: readonly string[]
  /** Numbers of the translation that the original has not, as written there. */
  readonly unknown: readonly string[]
}

/** Compares the numbers of an original with those of its translation. */
export function compareNumbers(source: readonly FoundNumber[], target: readonly FoundNumber[]): NumberDifference {
  const [inSource, inTarget] = [bagOf(source), bagOf(target)]
  const missing = source.filter((number) => number.weight !== 'hint' && !isIn(number, inTarget))
  const unknown = target.filter((number) => number.weight === 'figures' && !isSmall(number) && !isIn(number, inSource))
  if (missing.length + unknown.length > 0) return { missing: texts(missing), unknown: texts(unknown) }
  // "tiga orang" and "four people": one word for a number has gone and another has come.
  const gone = source.filter((number) => isCount(number) && !isIn(number, inTarget))
  const come = target.filter((number) => isCount(number) && !isIn(number, inSource))
  const swapped = gone.length === 1 && come.length === 1
  return { missing: swapped ? texts(gone) : [], unknown: swapped ? texts(come) : [] }
}

const texts = (numbers: readonly FoundNumber[]): string[] => [...new Set(numbers.map(({ text }) => text.trim()))]

/** 3 to 10, which all languages write in words. */
const isCount = ({ text, readings }: FoundNumber): boolean => text !== '' && /^(?:[3-9]|10)$/.test(readings[0] ?? '')

const bagOf = (numbers: readonly FoundNumber[]): ReadonlySet<string> =>
  new Set(numbers.flatMap(({ readings, parts }) => [...readings, ...parts]))

const isIn = ({ readings, parts }: FoundNumber, bag: ReadonlySet<string>): boolean =>
  readings.some((reading) => bag.has(reading)) || (parts.length > 0 && parts.every((part) => bag.has(part)))

/** Small counts come and go between languages ("seorang" is 一个, "keduanya" 2人): they are no news by themselves. */
const isSmall = ({ readings }: FoundNumber): boolean => readings.every((reading) => /^[0-3]$/.test(reading))
