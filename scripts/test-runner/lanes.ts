/** Runs steps side by side where they don't disturb each other. */

/** What decides when a step may run. */
export type Placed = {
  readonly name: string
  /** Steps that must have ended before, if they run at all. */
  readonly after?: readonly string[]
  /** Nothing runs beside it. */
  readonly alone?: true
}

/**
 * Runs every step, in their order as far as they have not to wait for others.
 *
 * @param lanes how many may run at once
 * @param run runs one; must not fail
 */
export async function runInLanes<Step extends Placed>(
  steps: readonly Step[],
  lanes: number,
  run: (step: Step) => Promise<void>,
): Promise<void> {
  const waiting = [...steps]
  const running = new Map<Step, Promise<void>>()
  const isPending = (name: string) => [...waiting, ...running.keys()].some((step) => step.name === name)
  const mayStart = (step: Step) => {
    if (running.size >= lanes || [...running.keys()].some(({ alone }) => alone)) return false
    return step.alone ? running.size === 0 : !step.after?.some(isPending)
  }
  while (waiting.length > 0 || running.size > 0) {
    for (const step of [...waiting]) {
      if (mayStart(step)) {
        waiting.splice(waiting.indexOf(step), 1)
        running.set(
          step,
          run(step).finally(() => running.delete(step)),
        )
      }
      // What comes after a step that runs alone comes after it.
      if (step.alone && waiting.includes(step)) break
    }
    if (running.size === 0) throw new Error(`these steps wait for each other: ${waiting.map(({ name }) => name)}`)
    await Promise.race(running.values())
  }
}
