// Reads on their way into the database: kept for a few seconds, written together, each once.
import type { Locale } from '#lib/locales.ts'

/** One read. `hour` is where it counts, `day` how long it is remembered that it was counted. */
export type Read = {
  /** ISO 8601, on the hour. */
  readonly hour: string
  readonly day: string
  readonly article: number
  readonly locale: Locale
  readonly reader: number
}

export type CounterOptions = {
  /** Writes reads, each once however often it is called with it. Throws when the database is away. */
  readonly store: (reads: readonly Read[]) => Promise<void>
  /** Milliseconds between two writes. */
  readonly every: number
  /** Reads kept at most; what comes while the database is away for longer is not counted. */
  readonly most: number
  /** Reads written with one statement. */
  readonly together: number
}

export class ReadCounter {
  readonly #options: CounterOptions
  readonly #waiting = new Map<string, Read>()
  readonly #timer: NodeJS.Timeout
  #writing: Promise<void> | undefined
  #lost = 0
  #failing = false

  constructor(options: CounterOptions) {
    this.#options = options
    this.#timer = setInterval(() => void this.flush(), options.every)
    this.#timer.unref()
  }

  /** Notes a read. A reader who waits already is not noted again. */
  add(read: Read): void {
    const key = `${read.day} ${read.article} ${read.locale} ${read.reader}`
    if (this.#waiting.has(key)) return
    if (this.#waiting.size >= this.#options.most) this.#lost += 1
    else this.#waiting.set(key, read)
  }

  /** Writes what waits. Never throws: what could not be written waits on. */
  flush(): Promise<void> {
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  /** Writes what is left and ends. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#writing
    await this.flush()
  }

  async #write(): Promise<void> {
    try {
      while (this.#waiting.size > 0) {
        const batch = [...this.#waiting].slice(0, this.#options.together)
        await this.#options.store(batch.map(([, read]) => read))
        // Only now: whether an attempt that failed has been written nevertheless, the database knows.
        for (const [key] of batch) this.#waiting.delete(key)
      }
      if (this.#failing) console.error(`reads: written again; ${this.#lost} were too many to keep`)
      this.#failing = false
      this.#lost = 0
    } catch (error) {
      if (!this.#failing)
        console.error(`reads: ${error instanceof Error ? error.message : String(error)}; keeping them`)
      this.#failing = true
    }
  }
}
