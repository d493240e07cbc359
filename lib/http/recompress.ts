import type { Representation } from './representation.ts'

/** Length of the queue; representations beyond it keep their fast compression. */
const longestQueue = 100

let waiting = 0
let last: Promise<void> = Promise.resolve()

/**
 * Compresses a representation harder, in the background and one at a time, so that rendering keeps the processor.
 *
 * @param done called when the smaller bytes are in place
 */
export function recompressLater(representation: Representation, done: () => void = () => {}): void {
  if (waiting >= longestQueue) return
  waiting += 1
  last = last
    .then(() => representation.recompress())
    .then(done)
    .catch((error: unknown) => console.error(`portal: could not compress: ${String(error)}`))
    .finally(() => {
      waiting -= 1
    })
}
