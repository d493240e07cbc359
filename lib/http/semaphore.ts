/** Why work was not begun. */
export class OverloadError extends Error {
  override readonly name = 'OverloadError'
}

/**
 * Lets only so many run at a time; the others wait their turn, first come, first served.
 *
 * @param running how many at a time
 * @param waiting how many may wait; one more is refused
 * @returns runs work within the limit; throws OverloadError if too many wait
 */
export function limit(running: number, waiting: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const queue: (() => void)[] = []
  let free = running
  return async (work) => {
    if (free > 0) {
      free -= 1
    } else {
      if (queue.length >= waiting) throw new OverloadError(`more than ${waiting} pages wait to be rendered`)
      await new Promise<void>((resolve) => queue.push(resolve))
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
