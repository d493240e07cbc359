// One render for concurrent requests of the same key, and none that is older than the last change.
import type { Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'

export type Rendered<Result> = {
  readonly result: Result
  /** What it was made from; `anything` if any change may affect it. */
  readonly tags: ReadonlySet<CacheTag> | 'anything'
}

/** Numbers of the last changes since a render began: of each tag, of `everything`, of any kind. */
type Changes = { readonly byTag: Map<CacheTag, number>; everything: number; any: number }

/** Number of the last change that affects what was made from `tags`; 0: none. */
function lastAffecting(tags: ReadonlySet<CacheTag> | 'anything', changes: Changes): number {
  if (tags === 'anything') return changes.any
  return [...tags].reduce((last, tag) => Math.max(last, changes.byTag.get(tag) ?? 0), changes.everything)
}

type Finished<Result> = {
  readonly result: Result
  /** Number of the last change that affected it while it was made; 0: none. */
  readonly outdatedBy: number
}

type InFlight<Result> = { readonly finished: Promise<Finished<Result>>; readonly changes: Changes }

/** Renders for a request that came after a change; under constant change, the last of them is the answer. */
const mostAttempts = 3

export class RequestCoalescer<Result> {
  readonly #inFlight = new Map<string, InFlight<Result>>()
  readonly #render: (key: string) => Promise<Rendered<Result>>
  readonly #onFinished: (key: string, rendered: Rendered<Result>, unchanged: boolean) => void
  #changes = 0

  /**
   * @param render makes the result for a key
   * @param onFinished called once with each result, before those who wait for it continue; `unchanged`: no change
   *   affected it while it was made, so it may be cached
   */
  constructor(
    render: (key: string) => Promise<Rendered<Result>>,
    onFinished: (key: string, rendered: Rendered<Result>, unchanged: boolean) => void,
  ) {
    this.#render = render
    this.#onFinished = onFinished
  }

  /**
   * The result for a key, from the render in flight if there is one. It is never older than a change that was announced
   * before the call.
   *
   * @throws what `render` throws
   */
  async get(key: string): Promise<Result> {
    const changesBefore = this.#changes
    for (let attempt = 1; ; attempt += 1) {
      const { result, outdatedBy } = await (this.#inFlight.get(key) ?? this.#begin(key)).finished
      if (outdatedBy === 0 || outdatedBy > changesBefore || attempt === mostAttempts) return result
    }
  }

  /** Marks the renders in flight as affected by a change, as far as they turn out to be made from it. */
  invalidate(change: Change): void {
    this.#changes += 1
    for (const { changes } of this.#inFlight.values()) {
      changes.any = this.#changes
      if (change === 'everything') changes.everything = this.#changes
      else for (const tag of change) changes.byTag.set(tag, this.#changes)
    }
  }

  #begin(key: string): InFlight<Result> {
    const changes: Changes = { byTag: new Map(), everything: 0, any: 0 }
    const inFlight = { finished: this.#run(key, changes), changes }
    this.#inFlight.set(key, inFlight)
    return inFlight
  }

  async #run(key: string, changes: Changes): Promise<Finished<Result>> {
    try {
      const rendered = await this.#render(key)
      const outdatedBy = lastAffecting(rendered.tags, changes)
      this.#onFinished(key, rendered, outdatedBy === 0)
      return { result: rendered.result, outdatedBy }
    } finally {
      this.#inFlight.delete(key)
    }
  }
}
