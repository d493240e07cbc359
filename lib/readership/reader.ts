// One reader of one story within one day, as a number that leads back to nobody.
import { createHash, createHmac } from 'node:crypto'
import { networkPrefix } from '#lib/http/rate-limiter.ts'
import type { Locale } from '#lib/locales.ts'

/**
 * How many different browsers are told apart at one address: a household or an office counts in full, and whoever sends
 * ever new names of browsers adds no more than so many to a story's count in a day.
 */
const browsersPerAddress = 16

/** A salt of the day's own, the same in all web processes and never stored: what was counted is soon nobody's. */
const saltOf = (secret: string, day: string): Buffer =>
  createHmac('sha256', secret).update(`warta reads ${day}`).digest()

export type Reading = {
  readonly address: string
  readonly userAgent: string
  readonly article: number
  readonly locale: Locale
}

/**
 * A number for the reader of a story in an edition. 32 bits are fewer than there are addresses and browsers: each number
 * stands for many of them. Of a hundred thousand readers of one story about one is taken for another.
 *
 * @param secret of the site
 * @param day `2026-11-25`
 * @returns a 32-bit integer
 */
export function readerHash(secret: string, day: string, reading: Reading): number {
  const { address, userAgent, article, locale } = reading
  const browser = (createHash('sha256').update(userAgent).digest()[0] ?? 0) % browsersPerAddress
  const of = `${networkPrefix(address)} ${browser} ${article} ${locale}`
  return createHmac('sha256', saltOf(secret, day)).update(of).digest().readInt32BE(0)
}
