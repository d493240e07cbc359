import { describe, expect, it } from 'vitest'
import { announce, type Change } from '#lib/change-log/announce.ts'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { memo } from './memo.ts'
import { addCacheTag, collectCacheTags } from './tags.ts'

function counting(tags: readonly CacheTag[]) {
  const calls: string[] = []
  const load = memo(tags, async (locale: string) => {
    calls.push(locale)
    return `sections in ${locale}, load ${calls.length}`
  })
  return { calls, load }
}

describe('memo', () => {
  it('loads once per arguments', async () => {
    const { calls, load } = counting(['sections'])
    expect(await load('ar')).toBe('sections in ar, load 1')
    expect(await load('ar')).toBe('sections in ar, load 1')
    expect(await load('ja')).toBe('sections in ja, load 2')
    expect(calls).toEqual(['ar', 'ja'])
  })

  it.each<[string, Change, number]>([
    ['one of its tags', ['article:7', 'sections'], 2],
    ['everything', 'everything', 2],
    ['something else', ['article:7', 'section:1'], 1],
    ['nothing', [], 1],
  ])('after a change of %s', async (_what, change, loads) => {
    const { calls, load } = counting(['site', 'sections'])
    await load('id')
    announce(change)
    await load('id')
    expect(calls).toHaveLength(loads)
  })

  it('does not keep what was being loaded while it changed', async () => {
    const { calls, load } = counting(['site'])
    const during = load('id')
    announce(['site'])
    expect(await during).toBe('sections in id, load 1')
    expect(await load('id')).toBe('sections in id, load 2')
    expect(calls).toHaveLength(2)
  })

  it('does not keep failures', async () => {
    let working = false
    const load = memo(['site'], async () => {
      if (!working) throw new Error('the database is down')
      return 'Warta'
    })
    await expect(load()).rejects.toThrow('the database is down')
    working = true
    expect(await load()).toBe('Warta')
  })

  it('notes its tags for each page that uses it, remembered or not', async () => {
    const { load } = counting(['site', 'sections'])
    for (const _page of ['first', 'second']) {
      const noted = new Set<CacheTag>()
      await collectCacheTags(() => load('fr'), noted)
      expect([...noted]).toEqual(['site', 'sections'])
    }
  })
})

describe('addCacheTag', () => {
  it('collects from nested asynchronous calls, each page its own', async () => {
    const page = async (id: number) => {
      addCacheTag(`article:${id}`)
      await new Promise((resolve) => setTimeout(resolve, id))
      await Promise.all([1, 2].map(async (card) => addCacheTag(`card:${10 * id + card}:zh`)))
    }
    const first = new Set<CacheTag>()
    const second = new Set<CacheTag>()
    await Promise.all([collectCacheTags(() => page(2), first), collectCacheTags(() => page(1), second)])
    expect([...first].sort()).toEqual(['article:2', 'card:21:zh', 'card:22:zh'])
    expect([...second].sort()).toEqual(['article:1', 'card:11:zh', 'card:12:zh'])
  })

  it('does nothing outside a request', () => {
    expect(() => addCacheTag('article:1')).not.toThrow()
  })
})
