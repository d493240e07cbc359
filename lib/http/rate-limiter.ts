// How often something may come from one address. Who it was is not kept: only salted hashes, in memory, for a day at most.
import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'

const day = 86_400_000

export type RateLimit = {
  readonly most: number
  /** In so many milliseconds. */
  readonly within: number
  /** Addresses remembered at a time; beyond, those heard from longest ago are forgotten. */
  readonly addresses: number
}

/**
 * What stands for the sender in an address: a household has 2^64 IPv6 addresses (RFC 6177), of which the first four
 * groups count; an IPv4 address counts whole, however it is written.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  return [...groups, ...Array<string>(missing).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

export class AddressRate {
  readonly #limit: RateLimit
  readonly #moments = new Map<string, number[]>()
  #salt = randomBytes(32)
  #salted = 0

  constructor(limit: RateLimit) {
    this.#limit = limit
  }

  /**
   * Counts what comes from an address.
   *
   * @param now milliseconds on any clock that doesn't go backwards
   * @returns milliseconds to wait if it is one too many, which is not counted; else 0
   */
  count(address: string, now: number): number {
    const { most, within, addresses } = this.#limit
    if (now - this.#salted >= day) {
      this.#salt = randomBytes(32)
      this.#salted = now
      this.#moments.clear()
    }
    const key = createHmac('sha256', this.#salt).update(networkOf(address)).digest('base64')
    const recent = (this.#moments.get(key) ?? []).filter((moment) => now - moment < within)
    const [first] = recent
    if (first !== undefined && recent.length >= most) return first + within - now
    this.#moments.delete(key)
    this.#moments.set(key, [...recent, now])
    for (const longestAgo of this.#moments.keys()) {
      if (this.#moments.size <= addresses) break
      this.#moments.delete(longestAgo)
    }
    return 0
  }
}
