import { expect, it } from 'vitest'
import { type Placed, runInLanes } from './lanes.ts'

/** What begins and ends, in order; every step takes as many turns as it says. */
async function logOf(steps: readonly (Placed & { turns: number })[], lanes = 2): Promise<string[]> {
  const log: string[] = []
  await runInLanes(steps, lanes, async ({ name, turns }) => {
    log.push(`+${name}`)
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate)
    log.push(`-${name}`)
  })
  return log
}

it('runs two at once, and the next when one ends', async () => {
  expect(
    await logOf([
      { name: 'long', turns: 9 },
      { name: 'a', turns: 2 },
      { name: 'b', turns: 2 },
    ]),
  ).toEqual(['+long', '+a', '-a', '+b', '-b', '-long'])
})

it('lets a step wait for those it needs, and others go first', async () => {
  expect(
    await logOf([
      { name: 'build', turns: 6 },
      { name: 'pages', turns: 2, after: ['build', 'not chosen'] },
      { name: 'unit', turns: 2 },
      { name: 'more', turns: 9 },
    ]),
  ).toEqual(['+build', '+unit', '-unit', '+more', '-build', '+pages', '-pages', '-more'])
})

it('leaves a step alone that wants to be, and starts nothing behind it before', async () => {
  expect(
    await logOf([
      { name: 'a', turns: 2 },
      { name: 'speed', turns: 2, alone: true },
      { name: 'b', turns: 2 },
      { name: 'c', turns: 4 },
    ]),
  ).toEqual(['+a', '-a', '+speed', '-speed', '+b', '+c', '-b', '-c'])
})

it('does not wait for ever', async () => {
  const steps = [
    { name: 'a', turns: 1, after: ['b'] },
    { name: 'b', turns: 1, after: ['a'] },
  ]
  await expect(logOf(steps)).rejects.toThrow('a,b')
})
