// How fast the machine is that tests: a limit of time holds on the machine that it was set on; on a slower one, or one
// that has other things to do, as much later as something that never changes takes longer there.
import { createHash } from 'node:crypto'

/** Milliseconds that the work below takes on the machine that the limits were set on, when it has nothing else to do. */
const reference = 30

function work(): number {
  const begun = performance.now()
  let text = 'warta'
  for (let round = 0; round < 30_000; round += 1) {
    text = createHash('sha256').update(JSON.stringify({ round, text })).digest('hex')
  }
  return performance.now() - begun
}

/** How many times slower this machine is at the moment than that one: the median of three, and never less than 1. */
function slowness(): number {
  const [, median = 0] = [work(), work(), work()].sort((a, b) => a - b)
  return Math.max(1, median / reference)
}

/** What a limit of time comes to on this machine, at this moment. */
export const onThisMachine = (milliseconds: number) => milliseconds * slowness()
