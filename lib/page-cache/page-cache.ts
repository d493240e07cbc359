// Finished pages by URL, invalidated by tag, with a stale copy of each for when rendering fails.
import { LRUCache } from 'lru-cache'
import type { Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import type { Representation } from '#lib/http/representation.ts'

export type Page = {
  readonly key: string
  readonly representation: Representation
  /** What the page was made from. */
  readonly tags: readonly CacheTag[]
}

export type PageCacheLimits = {
  /** Bytes for fresh pages and for stale copies together. */
  readonly bytes: number
  /** How many URLs are remembered as missing, and for how long. */
  readonly missing: number
  readonly missingMilliseconds: number
}

/** Share of the bytes that stale copies may take. */
const staleShare = 0.25

/** Bytes of a page in memory, about: each tag costs an entry in a set. */
const sizeOf = ({ key, representation, tags }: Page) => representation.bytes + 2 * key.length + tags.length * 120

export class PageCache {
  readonly #limits: PageCacheLimits
  readonly #now: () => number
  readonly #fresh: LRUCache<string, Page>
  readonly #stale: LRUCache<string, Page>
  readonly #keysByTag = new Map<CacheTag, Set<string>>()
  /** When each of the missing URLs may be rendered again. */
  readonly #missing: LRUCache<string, number>

  /** @param now milliseconds on any clock that doesn't go backwards */
  constructor(limits: PageCacheLimits, now: () => number) {
    const staleBytes = Math.ceil(limits.bytes * staleShare)
    this.#limits = limits
    this.#now = now
    this.#fresh = new LRUCache({
      maxSize: limits.bytes - staleBytes,
      sizeCalculation: sizeOf,
      dispose: (page) => this.#removeTags(page),
    })
    this.#stale = new LRUCache({ maxSize: staleBytes, sizeCalculation: sizeOf })
    this.#missing = new LRUCache({ max: limits.missing })
  }

  get size(): { readonly pages: number; readonly bytes: number; readonly missing: number; readonly tags: number } {
    return {
      pages: this.#fresh.size + this.#stale.size,
      bytes: this.#fresh.calculatedSize + this.#stale.calculatedSize,
      missing: this.#missing.size,
      tags: this.#keysByTag.size,
    }
  }

  get(key: string): Page | undefined {
    return this.#fresh.get(key)
  }

  /** The last copy of a page that was invalidated and has not been rendered since. */
  stale(key: string): Page | undefined {
    return this.#stale.get(key)
  }

  /** Deletes the last copy, when the page is gone for good. */
  deleteStale(key: string): void {
    this.#stale.delete(key)
  }

  /** Adds or replaces a page. A page larger than the whole cache is not kept. */
  put(page: Page): void {
    this.#stale.delete(page.key)
    this.#missing.delete(page.key)
    this.#fresh.delete(page.key)
    this.#fresh.set(page.key, page)
    if (!this.#fresh.has(page.key)) return
    for (const tag of page.tags) {
      const keys = this.#keysByTag.get(tag)
      if (keys === undefined) this.#keysByTag.set(tag, new Set([page.key]))
      else keys.add(page.key)
    }
  }

  /** Counts a page's bytes again, after a content coding was added to it. */
  resize(page: Page): void {
    if (this.#fresh.peek(page.key) === page) this.put(page)
  }

  /** Moves every page made from what changed to the stale copies. */
  invalidate(change: Change): void {
    // Any change may put a page at a missing URL; they are few, and cheap to render again.
    this.#missing.clear()
    // Least recently used first, so that the stale copies of the others stay.
    const keys =
      change === 'everything' ? this.#fresh.rkeys() : change.flatMap((tag) => [...(this.#keysByTag.get(tag) ?? [])])
    for (const key of [...keys]) {
      const page = this.#fresh.peek(key)
      if (page === undefined) continue
      this.#fresh.delete(key)
      this.#stale.set(key, page)
    }
  }

  /** Remembers for a short while that there is no page at this URL. */
  putMissing(key: string): void {
    this.#missing.set(key, this.#now() + this.#limits.missingMilliseconds)
  }

  isMissing(key: string): boolean {
    return (this.#missing.get(key) ?? 0) > this.#now()
  }

  #removeTags(page: Page): void {
    for (const tag of page.tags) {
      const keys = this.#keysByTag.get(tag)
      keys?.delete(page.key)
      if (keys?.size === 0) this.#keysByTag.delete(tag)
    }
  }
}
