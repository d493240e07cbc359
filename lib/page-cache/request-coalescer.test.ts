import { describe, expect, it } from 'vitest'
import type { Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { RequestCoalescer } from './request-coalescer.ts'

/** A coalescer whose renders the test ends one by one. */
function steered(tags: CacheTag[] | 'anything') {
  const renders: PromiseWithResolvers<void>[] = []
  const kept: boolean[] = []
  const coalescer = new RequestCoalescer<number>(
    async () => {
      const gate = Promise.withResolvers<void>()
      const number = renders.push(gate)
      await gate.promise
      return { result: number, tags: tags === 'anything' ? tags : new Set(tags) }
    },
    (_key, _rendered, unchanged) => kept.push(unchanged),
  )
  return { coalescer, renders, kept }
}

describe('RequestCoalescer', () => {
  it.each<[string, CacheTag[] | 'anything', Change, number]>([
    ['one of its tags changed', ['front', 'site'], ['site'], 2],
    ['everything changed', ['front'], 'everything', 2],
    ['something else changed', ['front'], ['latest'], 1],
    ['anything counts and something changed', 'anything', ['latest'], 2],
  ])('asked while rendering, after %s', async (_what, tags, change, expected) => {
    const { coalescer, renders, kept } = steered(tags)
    const before = coalescer.get('/id')
    coalescer.invalidate(change)
    const after = coalescer.get('/id')
    renders[0]?.resolve()
    expect(await before).toBe(1)
    renders[1]?.resolve()
    expect(await after).toBe(expected)
    expect(kept).toEqual(expected === 1 ? [true] : [false, true])
  })

  it('does not count changes from before the render', async () => {
    const { coalescer, renders, kept } = steered(['front'])
    coalescer.invalidate(['front'])
    const asked = coalescer.get('/id')
    renders[0]?.resolve()
    expect(await asked).toBe(1)
    expect(kept).toEqual([true])
  })

  it('tells everyone who waits of a failure, and forgets it', async () => {
    let works = false
    const coalescer = new RequestCoalescer<string>(
      async () => {
        if (!works) throw new Error('down')
        return { result: 'up', tags: new Set() }
      },
      () => {},
    )
    const answers = await Promise.allSettled([coalescer.get('/id'), coalescer.get('/id')])
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    works = true
    expect(await coalescer.get('/id')).toBe('up')
  })

  it('answers even if changes never end', async () => {
    let renders = 0
    const coalescer: RequestCoalescer<number> = new RequestCoalescer(
      async () => {
        renders += 1
        await null
        coalescer.invalidate('everything')
        return { result: renders, tags: new Set() }
      },
      () => {},
    )
    const first = coalescer.get('/id')
    coalescer.invalidate('everything')
    await Promise.all([first, coalescer.get('/id'), coalescer.get('/id')])
    expect(renders).toBeLessThanOrEqual(3)
  })
})
