// Reading pages: from the cache, else rendered once for everyone who asks, else the last copy there was.

import type { Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { notFoundPath, withdrawnPath } from '#lib/content/paths.ts'
import { OverloadError, Semaphore } from '#lib/http/semaphore.ts'
import type { Locale } from '#lib/locales.ts'
import { type Page, PageCache } from '#lib/page-cache/page-cache.ts'
import { type Rendered, RequestCoalescer } from '#lib/page-cache/request-coalescer.ts'
import { collectCacheTags } from '#lib/page-cache/tags.ts'
import { capture, RenderError, type Renderer } from './capture.ts'
import { type Outcome, outcomeOf } from './rendering.ts'
import { localeOf } from './routes.ts'
import { storyIn } from './story-address.ts'

export type ReadingPagesOptions = {
  readonly render: Renderer
  /** Headers of every request to the renderer: the site's own host, nothing of any reader's. */
  readonly headers: Readonly<Record<string, string>>
  readonly cacheBytes: number
  /** Milliseconds after which a render counts as failed. */
  readonly renderTimeout: number
  /** Milliseconds after which a reader gets the last copy, if there is one, while rendering goes on. */
  readonly patience: number
  /** Milliseconds between a failure and the next try, for a page that has a last copy to show meanwhile. */
  readonly pauseAfterFailure: number
  readonly now: () => number
}

export type Answer =
  | { readonly kind: 'page'; readonly page: Page; readonly stale: boolean }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'failed'; readonly status: 500 | 503 }

/** Renders at a time: enough to keep the processor busy while the database answers. */
const mostRenders = 16
const mostWaiting = 1000

/** Keys whose failure is remembered; with more, some are tried again sooner. */
const mostFailures = 10_000

const cacheLimits = { missing: 2000, missingMilliseconds: 30_000 }

async function within<Result>(milliseconds: number, answer: Promise<Result>): Promise<Result | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(resolve, milliseconds, 'late')
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearTimeout(timer)
  }
}

export class ReadingPages {
  readonly cache: PageCache
  readonly #options: ReadingPagesOptions
  readonly #coalescer: RequestCoalescer<Outcome>
  readonly #semaphore = new Semaphore(mostRenders, mostWaiting)
  readonly #failures = new Map<string, number>()

  constructor(options: ReadingPagesOptions) {
    this.#options = options
    this.cache = new PageCache({ bytes: options.cacheBytes, ...cacheLimits }, options.now)
    this.#coalescer = new RequestCoalescer(
      (key) => this.#render(key),
      (key, rendered, unchanged) => this.#finished(key, rendered, unchanged),
    )
  }

  changed(change: Change): void {
    this.#coalescer.invalidate(change)
    this.cache.invalidate(change)
  }

  /** The page under a key; `missing` comes with the edition's "not found" page unless that can't be had either. */
  async answer(key: string, locale: Locale): Promise<Answer> {
    if (this.cache.isMissing(key)) return this.#missing(key, locale)
    const kept = this.cache.get(key)
    if (kept !== undefined) return { kind: 'page', page: kept, stale: false }
    const stale = this.cache.stale(key)
    if (stale === undefined) return this.#answerOf(key, locale, await this.#coalescer.get(key))
    const failedAt = this.#failures.get(key)
    if (failedAt !== undefined) {
      const again = this.#options.now() - failedAt >= this.#options.pauseAfterFailure
      if (again) this.#coalescer.get(key).catch(() => {})
      return { kind: 'page', page: stale, stale: true }
    }
    const outcome = await within(this.#options.patience, this.#coalescer.get(key))
    return outcome === 'late' ? { kind: 'page', page: stale, stale: true } : this.#answerOf(key, locale, outcome)
  }

  /** Forgets failures: what stood in the way of rendering is gone. */
  recovered(): void {
    this.#failures.clear()
  }

  /** An edition's "not found" page, with status 404. */
  async notFound(locale: Locale): Promise<Answer> {
    const answer = await this.answer(notFoundPath(locale), locale)
    return answer.kind === 'page' ? answer : { kind: 'missing' }
  }

  async #answerOf(key: string, locale: Locale, outcome: Outcome): Promise<Answer> {
    if (outcome.kind === 'page') return { kind: 'page', page: this.#pageOf(key, outcome), stale: false }
    if (outcome.kind === 'missing') return this.#missing(key, locale)
    const stale = outcome.kind === 'failed' ? this.cache.stale(key) : undefined
    return stale === undefined ? outcome : { kind: 'page', page: stale, stale: true }
  }

  async #missing(key: string, locale: Locale): Promise<Answer> {
    // The "not found" page itself may be missing, too.
    if (key === notFoundPath(locale)) return { kind: 'missing' }
    const story = storyIn(key)
    // Which is missing where nothing is said of the story: then this leads to the "not found" page.
    return story === null ? this.notFound(locale) : this.answer(withdrawnPath(locale, story), locale)
  }

  #pageOf(key: string, outcome: Extract<Outcome, { kind: 'page' }>): Page {
    const kept = this.cache.get(key)
    if (kept?.representation === outcome.representation) return kept
    return { key, representation: outcome.representation, tags: [] }
  }

  #finished(key: string, { result, tags }: Rendered<Outcome>, unchanged: boolean): void {
    this.#failures.delete(key)
    if (result.kind === 'failed') {
      if (this.#failures.size >= mostFailures) this.#failures.clear()
      this.#failures.set(key, this.#options.now())
    } else if (result.kind === 'missing') {
      this.cache.deleteStale(key)
      if (unchanged) this.cache.putMissing(key)
    } else if (result.kind === 'page' && result.lasting && unchanged && tags !== 'anything') {
      this.cache.put({ key, representation: result.representation, tags: [...tags] })
    }
  }

  async #render(key: string): Promise<Rendered<Outcome>> {
    const tags = new Set<CacheTag>()
    const { render, headers, renderTimeout } = this.#options
    try {
      const captured = await this.#semaphore.run(() =>
        collectCacheTags(() => capture(render, key, headers, renderTimeout), tags),
      )
      const result = outcomeOf(key, localeOf(key), captured, tags)
      return { result, tags: result.kind === 'missing' ? 'anything' : tags }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      console.error(`portal: ${key}: ${reason}`)
      const overloaded = error instanceof OverloadError || (error instanceof RenderError && error.status === 503)
      return { result: { kind: 'failed', status: overloaded ? 503 : 500 }, tags }
    }
  }
}
