// One render for everyone who asks at the same time, and honesty about what changed meanwhile.
import type { Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'

export type Rendered<Result> = {
  readonly result: Result
  /** What it was made from; `anything` when any change may make it another. */
  readonly tags: ReadonlySet<CacheTag> | 'anything'
}

/** Numbers of the last changes since take-off: of each tag, of everything at once, of anything at all. */
type Changes = { readonly byTag: Map<CacheTag, number>; everything: number; anything: number }

/** Number of the last change that concerns what was made from `tags`; 0: none. */
function lastConcerning(tags: ReadonlySet<CacheTag> | 'anything', changes: Changes): number {
  if (tags === 'anything') return changes.anything
  return [...tags].reduce((last, tag) => Math.max(last, changes.byTag.get(tag) ?? 0), changes.everything)
}

type Flight<Result> = { readonly landed: Promise<Landed<Result>>; readonly changes: Changes }

type Landed<Result> = {
  readonly result: Result
  /** Number of the last change that concerned what this was made from; 0: none. */
  readonly outdatedBy: number
}

/** Renders again for someone who came after a change, at most this often; under constant change, the last one goes. */
const mostAttempts = 3

export class Crowd<Result> {
  readonly #flights = new Map<string, Flight<Result>>()
  readonly #work: (key: string) => Promise<Rendered<Result>>
  readonly #landed: (key: string, rendered: Rendered<Result>, unchanged: boolean) => void
  #changes = 0

  /**
   * @param work makes the result for a key
   * @param landed hears of each result once, before those who wait for it; `unchanged`: none of its tags changed
   *   while it was being made, so it may be kept
   */
  constructor(
    work: (key: string) => Promise<Rendered<Result>>,
    landed: (key: string, rendered: Rendered<Result>, unchanged: boolean) => void,
  ) {
    this.#work = work
    this.#landed = landed
  }

  /**
   * The result for a key, made by whoever asks first. It is never older than a change announced before the call.
   *
   * @throws what `work` throws
   */
  async ask(key: string): Promise<Result> {
    const asked = this.#changes
    for (let attempt = 1; ; attempt += 1) {
      const { result, outdatedBy } = await (this.#flights.get(key) ?? this.#takeOff(key)).landed
      if (outdatedBy === 0 || outdatedBy > asked || attempt === mostAttempts) return result
    }
  }

  changed(change: Change): void {
    this.#changes += 1
    for (const { changes } of this.#flights.values()) {
      changes.anything = this.#changes
      if (change === 'everything') changes.everything = this.#changes
      else for (const tag of change) changes.byTag.set(tag, this.#changes)
    }
  }

  #takeOff(key: string): Flight<Result> {
    const changes: Changes = { byTag: new Map(), everything: 0, anything: 0 }
    const flight = { landed: this.#fly(key, changes), changes }
    this.#flights.set(key, flight)
    return flight
  }

  async #fly(key: string, changes: Changes): Promise<Landed<Result>> {
    try {
      const rendered = await this.#work(key)
      const outdatedBy = lastConcerning(rendered.tags, changes)
      this.#landed(key, rendered, outdatedBy === 0)
      return { result: rendered.result, outdatedBy }
    } finally {
      this.#flights.delete(key)
    }
  }
}
