import { describe, expect, it } from 'vitest'
import type { Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { Crowd } from './request-coalescer.ts'

/** A crowd whose renders the test ends one by one. */
function steered(tags: CacheTag[] | 'anything') {
  const renders: PromiseWithResolvers<void>[] = []
  const kept: boolean[] = []
  const crowd = new Crowd<number>(
    async () => {
      const gate = Promise.withResolvers<void>()
      const number = renders.push(gate)
      await gate.promise
      return { result: number, tags: tags === 'anything' ? tags : new Set(tags) }
    },
    (_key, _rendered, unchanged) => kept.push(unchanged),
  )
  return { crowd, renders, kept }
}

describe('a crowd', () => {
  it.each<[string, CacheTag[] | 'anything', Change, number]>([
    ['one of its tags changed', ['front', 'site'], ['site'], 2],
    ['everything changed', ['front'], 'everything', 2],
    ['something else changed', ['front'], ['latest'], 1],
    ['anything counts and something changed', 'anything', ['latest'], 2],
  ])('asked while rendering, after %s', async (_what, tags, change, expected) => {
    const { crowd, renders, kept } = steered(tags)
    const before = crowd.ask('/id')
    crowd.changed(change)
    const after = crowd.ask('/id')
    renders[0]?.resolve()
    expect(await before).toBe(1)
    renders[1]?.resolve()
    expect(await after).toBe(expected)
    expect(kept).toEqual(expected === 1 ? [true] : [false, true])
  })

  it('does not count changes from before the render', async () => {
    const { crowd, renders, kept } = steered(['front'])
    crowd.changed(['front'])
    const asked = crowd.ask('/id')
    renders[0]?.resolve()
    expect(await asked).toBe(1)
    expect(kept).toEqual([true])
  })

  it('tells everyone who waits of a failure, and forgets it', async () => {
    let works = false
    const crowd = new Crowd<string>(
      async () => {
        if (!works) throw new Error('down')
        return { result: 'up', tags: new Set() }
      },
      () => {},
    )
    const answers = await Promise.allSettled([crowd.ask('/id'), crowd.ask('/id')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    works = true
    expect(await crowd.ask('/id')).toBe('up')
  })

  it('answers even if changes never end', async () => {
    let renders = 0
    const crowd: Crowd<number> = new Crowd(
      async () => {
        renders += 1
        await null
        crowd.changed('everything')
        return { result: renders, tags: new Set() }
      },
      () => {},
    )
    const first = crowd.ask('/id')
    crowd.changed('everything')
    await Promise.all([first, crowd.ask('/id'), crowd.ask('/id')])
    expect(renders).toBeLessThanOrEqual(3)
  })
})
