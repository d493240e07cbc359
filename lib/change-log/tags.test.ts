import { describe, expect, it } from 'vitest'
import { type CacheTag, storiesOf } from './tags.ts'

describe('stories that tags are about', () => {
  it.each<[string, readonly CacheTag[], readonly number[]]>([
    ['none', [], []],
    ['things that are no stories', ['front', 'site', 'section:3', 'most-read:ar', 'page:2'], []],
    ['one, by the story and its cards', ['article:7', 'card:7:id', 'card:7:zh', 'front'], [7]],
    ['by a card alone', ['card:9:ja'], [9]],
    ['ascending, not as they are spelt', ['article:10', 'article:9', 'article:100'], [9, 10, 100]],
    ['ids that no table can hold', ['article:0', 'article:-1', 'article:1.5', 'article:2147483648'], []],
  ])('%s', (_, tags, ids) => {
    expect(storiesOf(tags)).toEqual(ids)
  })
})

it('a misspelt tag is no tag', () => {
  // @ts-expect-error a kind that does not exist
  const kind: CacheTag = 'artikel:7'
  // @ts-expect-error a card without an edition
  const card: CacheTag = 'card:7'
  // @ts-expect-error an edition that does not exist
  const edition: CacheTag = 'most-read:xx'
  expect(storiesOf([kind, card, edition])).toEqual([7])
})
