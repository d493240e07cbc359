import type { Representation } from './representation.ts'

/** Waiting at most; beyond it the good-enough compression stays. */
const longestQueue = 100

let waiting = 0
let last: Promise<void> = Promise.resolve()

/**
 * Compresses harder in the background, one thing at a time, so that rendering keeps the processor.
 *
 * @param squeezed called when the smaller bytes are in place
 */
export function squeezeLater(representation: Representation, squeezed: () => void = () => {}): void {
  if (waiting >= longestQueue) return
  waiting += 1
  last = last
    .then(() => representation.squeeze())
    .then(squeezed)
    .catch((error: unknown) => console.error(`delivery: could not compress: ${String(error)}`))
    .finally(() => {
      waiting -= 1
    })
}
