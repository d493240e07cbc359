/** Thrown for a task that finds the queue of a semaphore full. */
export class OverloadError extends Error {
  override readonly name = 'OverloadError'
}

/** Runs a limited number of tasks at a time. The others wait in a bounded queue, first in, first out. */
export class Semaphore {
  readonly #mostWaiting: number
  readonly #queue: (() => void)[] = []
  #free: number

  /**
   * @param permits tasks that run at a time
   * @param mostWaiting length of the queue
   */
  constructor(permits: number, mostWaiting: number) {
    this.#free = permits
    this.#mostWaiting = mostWaiting
  }

  /**
   * Runs a task as soon as there is a permit.
   *
   * @throws OverloadError when the queue is full; else what `task` throws
   */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) {
      this.#free -= 1
    } else {
      if (this.#queue.length >= this.#mostWaiting) throw new OverloadError(`more than ${this.#mostWaiting} tasks wait`)
      await new Promise<void>((resolve) => this.#queue.push(resolve))
    }
    try {
      return await task()
    } finally {
      const next = this.#queue.shift()
      if (next === undefined) this.#free += 1
      else next()
    }
  }
}
