// A semaphore over all workers, for the concurrency of an engine: advisory locks, which end with the connection, so
// that a killed worker never keeps one.
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** First half of the locks' keys; the second names engine and slot. */
const space = 0x57_53_4c_54

/** Frees a slot; calling it twice is harmless. */
export type Release = () => void

export class Slots {
  readonly #connect: () => Promise<pg.Client>
  #client: Promise<pg.Client> | undefined
  /** Slots that this process holds: PostgreSQL would let its session take the same lock again. */
  readonly #held = new Set<number>()
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  /** @param connect opens the connection that holds the locks */
  constructor(connect: () => Promise<pg.Client>) {
    this.#connect = connect
  }

  /**
   * Waits for one of an engine's slots.
   *
   * @param engine its place in the list of engines, from 0
   * @param count how many slots it has, at most 1000
   * @throws the signal's reason when aborted
   */
  async take(engine: number, count: number, signal: AbortSignal): Promise<Release> {
    for (;;) {
      signal.throwIfAborted()
      for (let slot = 0; slot < count; slot += 1) {
        const key = engine * 1000 + slot
        if (this.#held.has(key)) continue
        this.#held.add(key)
        let locked = false
        try {
          locked = await this.#lock(key)
        } finally {
          if (!locked) this.#held.delete(key)
        }
        if (locked) return () => this.#release(key)
      }
      await sleep(20 + Math.random() * 40, undefined, { signal })
    }
  }

  /** Frees all slots; none can be taken afterwards. */
  async close(): Promise<void> {
    this.#closed = true
    const client = this.#client
    this.#client = undefined
    await (await client?.catch(() => undefined))?.end().catch(() => undefined)
  }

  async #lock(key: number): Promise<boolean> {
    const client = await this.#connected()
    const { rows } = await this.#inTurn(() =>
      client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [space, key]),
    )
    return rows[0]?.locked === true
  }

  /** Runs statements one after another. */
  #inTurn<Result>(statement: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(statement)
    this.#last = turn.catch(() => undefined)
    return turn
  }

  #release(key: number): void {
    if (!this.#held.has(key)) return
    const unlocked = this.#client?.then((client) =>
      this.#inTurn(() => client.query('SELECT pg_advisory_unlock($1, $2)', [space, key])),
    )
    // A connection that is lost has released everything.
    void Promise.resolve(unlocked)
      .catch(() => undefined)
      .finally(() => this.#held.delete(key))
  }

  #connected(): Promise<pg.Client> {
    if (this.#closed) throw new Error('the slots are closed')
    if (this.#client) return this.#client
    const client = this.#connect().then((connected) => {
      // The slots of a failed connection are free for others.
      connected.on('error', () => {
        this.#forget(client)
        void connected.end().catch(() => undefined)
      })
      connected.on('end', () => this.#forget(client))
      return connected
    })
    client.catch(() => this.#forget(client))
    this.#client = client
    return client
  }

  #forget(client: Promise<pg.Client>): void {
    if (this.#client === client) this.#client = undefined
  }
}
