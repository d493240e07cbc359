import { setTimeout as sleep } from 'node:timers/promises'

/**
 * For tests: waits for a state.
 *
 * @param look says true, or what there is instead
 * @throws what there was instead when `timeout` milliseconds are over
 */
export async function until(look: () => Promise<true | string>, timeout = 40_000): Promise<void> {
  const end = Date.now() + timeout
  for (;;) {
    const found = await look()
    if (found === true) return
    if (Date.now() > end) throw new Error(found)
    await sleep(25)
  }
}
