// Rate limits by client address. Addresses are kept as salted hashes only, in memory, for a day at most.
import { createHmac, randomBytes } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { LRUCache } from 'lru-cache'

const day = 86_400_000

export type RateLimit = {
  /** Requests in the window. */
  readonly most: number
  /** Length of the sliding window, in milliseconds. */
  readonly within: number
  /** Addresses remembered at a time; those with the oldest requests are forgotten first. */
  readonly addresses: number
}

/**
 * The part of an IP address that identifies a network: the first four groups of an IPv6 address, because a household
 * has a /64 (RFC 6177); the whole of an IPv4 address, also of one mapped into IPv6.
 */
export function networkPrefix(address: string): string {
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

export class RateLimiter {
  readonly #limit: RateLimit
  /** Times of the requests in the window, oldest first. */
  readonly #requests: LRUCache<string, number[]>
  #salt = randomBytes(32)
  #salted = 0

  constructor(limit: RateLimit) {
    this.#limit = limit
    this.#requests = new LRUCache({ max: limit.addresses })
  }

  /**
   * Counts a request from an address. A request over the limit is not counted.
   *
   * @param now milliseconds on any clock that doesn't go backwards
   * @returns milliseconds to wait when over the limit; else 0
   */
  count(address: string, now: number): number {
    const { most, within } = this.#limit
    if (now - this.#salted >= day) {
      this.#salt = randomBytes(32)
      this.#salted = now
      this.#requests.clear()
    }
    const key = this.#key(address)
    const recent = (this.#requests.peek(key) ?? []).filter((time) => now - time < within)
    const [oldest] = recent
    if (oldest !== undefined && recent.length >= most) return oldest + within - now
    this.#requests.set(key, [...recent, now])
    return 0
  }

  /** Takes back the last request of an address: it turned out to be none that counts. */
  forgive(address: string): void {
    const key = this.#key(address)
    const requests = this.#requests.peek(key)
    if (requests) this.#requests.set(key, requests.slice(0, -1))
  }

  #key(address: string): string {
    return createHmac('sha256', this.#salt).update(networkPrefix(address)).digest('base64')
  }
}
