// What delivery remembers: finished pages by key, dropped by tag, and their last copies for bad times.

import type { Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import type { Representation } from '#lib/http/representation.ts'
import { BoundedByBytes } from './bounded.ts'

export type Page = {
  readonly key: string
  readonly representation: Representation
  /** What the page was made from. */
  readonly tags: readonly CacheTag[]
  /** Used since the cache last looked for something to evict. */
  used: boolean
}

export type PageCacheLimits = {
  /** Bytes for fresh pages and for stale copies together. */
  readonly bytes: number
  /** How many URLs are remembered as leading nowhere, and for how long. */
  readonly missing: number
  readonly missingMilliseconds: number
}

/** Share of the bytes that stale copies may take. */
const staleShare = 0.25

export class PageCache {
  readonly #limits: PageCacheLimits
  readonly #now: () => number
  readonly #fresh: BoundedByBytes<Page>
  readonly #stale: BoundedByBytes<Page>
  readonly #byTag = new Map<CacheTag, Set<Page>>()
  readonly #missing = new Map<string, number>()

  /** @param now milliseconds on any clock that doesn't go backwards */
  constructor(limits: PageCacheLimits, now: () => number) {
    this.#limits = limits
    this.#now = now
    this.#fresh = new BoundedByBytes(limits.bytes * (1 - staleShare), (page) => this.#forgetTags(page))
    this.#stale = new BoundedByBytes(limits.bytes * staleShare)
  }

  get size(): { readonly pages: number; readonly bytes: number; readonly missing: number; readonly tags: number } {
    return {
      pages: this.#fresh.size + this.#stale.size,
      bytes: this.#fresh.bytes + this.#stale.bytes,
      missing: this.#missing.size,
      tags: this.#byTag.size,
    }
  }

  get(key: string): Page | undefined {
    const page = this.#fresh.get(key)
    if (page !== undefined) page.used = true
    return page
  }

  /** The last copy of a page that was dropped and not rendered since. */
  stale(key: string): Page | undefined {
    return this.#stale.get(key)
  }

  /** Gives up the last copy, when what was there is gone for good. */
  forgetStale(key: string): void {
    this.#stale.delete(key)
  }

  put(page: Page): void {
    this.#stale.delete(page.key)
    this.#missing.delete(page.key)
    this.#fresh.put(page, this.#bytes(page))
    if (this.#fresh.get(page.key) !== page) return
    for (const tag of page.tags) {
      const pages = this.#byTag.get(tag)
      if (pages === undefined) this.#byTag.set(tag, new Set([page]))
      else pages.add(page)
    }
  }

  /** Counts the page again, after a coding was added to it. */
  resized(page: Page): void {
    this.#fresh.resize(page, this.#bytes(page))
  }

  /** Puts aside every page made from what changed. */
  drop(change: Change): void {
    // Anything that changes may make a URL lead somewhere; they are few and cheap to find out again.
    this.#missing.clear()
    const pages =
      change === 'everything' ? this.#fresh.values() : change.flatMap((tag) => [...(this.#byTag.get(tag) ?? [])])
    for (const page of pages) {
      if (this.#fresh.get(page.key) !== page) continue
      this.#fresh.delete(page.key)
      this.#stale.put(page, this.#bytes(page))
    }
  }

  /** Remembers for a short while that nothing is at this URL. */
  putMissing(key: string): void {
    this.#missing.delete(key)
    this.#missing.set(key, this.#now() + this.#limits.missingMilliseconds)
    for (const oldest of this.#missing.keys()) {
      if (this.#missing.size <= this.#limits.missing) break
      this.#missing.delete(oldest)
    }
  }

  isMissing(key: string): boolean {
    const until = this.#missing.get(key)
    if (until === undefined) return false
    if (until > this.#now()) return true
    this.#missing.delete(key)
    return false
  }

  #bytes(page: Page): number {
    return page.representation.bytes + 2 * page.key.length + page.tags.length * 120
  }

  #forgetTags(page: Page): void {
    for (const tag of page.tags) {
      const pages = this.#byTag.get(tag)
      pages?.delete(page)
      if (pages?.size === 0) this.#byTag.delete(tag)
    }
  }
}
