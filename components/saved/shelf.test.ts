import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readShelf, type ShelfStory, shelfWithout, writeShelf } from './shelf.ts'

/** What browsers offer, as far as shelves use it. */
function storage(full = false) {
  const entries = new Map<string, string>()
  return {
    getItem: (name: string) => entries.get(name) ?? null,
    setItem: (name: string, value: string) => {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      entries.set(name, value)
    },
  }
}

const story = (id: number, lang = 'ar'): ShelfStory => ({
  path: `/${lang}/world/${id}-x`,
  headline: `عنوان ${id}`,
  lang,
  dir: 'rtl',
})
const many = (count: number) => Array.from({ length: count }, (_, index) => story(index + 1))

beforeEach(() => vi.stubGlobal('localStorage', storage()))

describe('a shelf', () => {
  it.each([
    ['ar', 'ميناء جديد في «الشرق»'],
    ['ja', '港が「再開」した'],
    ['zh', '港口重新开放'],
    ['fr', 'L’île « rouvre »'],
    ['id', 'Pelabuhan <b>"dibuka"</b>'],
  ])('gives back a headline in %s as it was', (lang, headline) => {
    const kept = { ...story(1, lang), headline }
    expect(writeShelf('saved', [kept])).toBe(true)
    expect(readShelf('saved')).toEqual([kept])
    expect(readShelf('history')).toEqual([])
  })

  it.each([
    ['saved', 200],
    ['history', 30],
  ] as const)('%s holds %i stories, the last ones', (shelf, most) => {
    writeShelf(shelf, many(most + 5))
    expect(readShelf(shelf)).toEqual(many(most))
  })

  it('can do without one story and leaves the others in their order', () => {
    writeShelf('saved', many(3))
    expect(shelfWithout('saved', story(2).path)).toEqual([story(1), story(3)])
    expect(readShelf('saved')).toHaveLength(3)
  })

  it.each([
    ['nothing', ''],
    ['half of it', '[{"path":"/ar/wor'],
    ['no list', '{"path":"/ar/world/1-x"}'],
    ['null', 'null'],
    ['entries that are none', '[null,7,"/ar/world/1-x",{"headline":"x"}]'],
    ['another site', '[{"path":"//example.org/x"},{"path":"/\\\\example.org"},{"path":"https://example.org/"}]'],
    ['a script', '[{"path":"javascript:alert(1)"}]'],
  ])('that says %s is empty', (_what, text) => {
    localStorage.setItem('saved', text)
    expect(readShelf('saved')).toEqual([])
  })

  it('says when the browser has no room', () => {
    vi.stubGlobal('localStorage', storage(true))
    expect(writeShelf('saved', many(1))).toBe(false)
  })

  it('is empty where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', undefined)
    expect(readShelf('saved')).toEqual([])
    expect(writeShelf('saved', many(1))).toBe(false)
  })
})
