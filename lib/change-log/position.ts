// How far this process has read the change log, surviving reconnections. Times are seconds on the database's clock.

import type { CacheTag } from './tags.ts'

/** The log's rows are deleted after an hour; a gap longer than this may have lost some. */
const longestGapSeconds = 50 * 60
/** Transactions end in another order than their numbers: rows this much older than the last look are looked for again. */
const overlapSeconds = 60

/** A row of the log. */
export type ChangeRow = { id: string; tags: CacheTag[] }
/** The database's clock, and the newest number in the log; 0: the log is empty. */
export type ChangeLogState = { now: number; newest: string }

export class ChangeLogPosition {
  #lastId = 0
  #lookedAt = 0
  readonly #seen = new Map<number, number>()

  get lastId(): number {
    return this.#lastId
  }

  /** Rows from this time on are asked for again after a reconnection. */
  get since(): number {
    return this.#lookedAt - overlapSeconds
  }

  /** Whether the log can't say what happened since the last look. */
  lost(state: ChangeLogState): boolean {
    const newest = Number(state.newest)
    const otherDatabase = newest !== 0 && newest < this.#lastId
    return this.#lookedAt === 0 || otherDatabase || state.now - this.#lookedAt > longestGapSeconds
  }

  restart(state: ChangeLogState): void {
    this.#seen.clear()
    this.#lastId = Number(state.newest)
    this.#lookedAt = state.now
  }

  /** The rows that are new, now seen. */
  take(rows: readonly ChangeRow[], now: number): ChangeRow[] {
    const fresh = rows.filter((row) => !this.#seen.has(Number(row.id)))
    for (const row of fresh) {
      this.#seen.set(Number(row.id), now)
      this.#lastId = Math.max(this.#lastId, Number(row.id))
    }
    for (const [id, seenAt] of this.#seen) {
      if (seenAt >= now - 2 * overlapSeconds) break
      this.#seen.delete(id)
    }
    this.#lookedAt = now
    return fresh
  }
}
