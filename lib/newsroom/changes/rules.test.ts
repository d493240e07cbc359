import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import {
  type ArticleState,
  articleTags,
  type NamedState,
  pageTags,
  pictureTags,
  sectionTags,
  type TranslationState,
  translationTags,
} from './rules.ts'

const live: ArticleState = {
  id: 7,
  published: true,
  stamp: 'a',
  publishedAt: '2026-11-24T05:00:00.000Z',
  section: 1,
  topics: [2, 3],
  authors: [4],
}
const draft: ArticleState = { ...live, published: false }
const own = ['article:7', ...locales.map((locale) => `card:7:${locale}`)]
const lists = ['front', 'latest', 'section:1', 'topic:2', 'topic:3', 'author:4']

describe('a story', () => {
  it.each([
    ['created as a draft', null, draft, []],
    ['changed as a draft', draft, { ...draft, stamp: 'b', section: 9 }, []],
    ['a draft deleted', draft, null, []],
    ['autosaved while published', live, live, []],
    ['published', draft, { ...live, stamp: 'b' }, [...own, ...lists]],
    ['created as published', null, live, [...own, ...lists]],
    ['unpublished', live, { ...draft, stamp: 'b' }, [...own, ...lists]],
    ['deleted', live, null, [...own, ...lists]],
    ['reworded', live, { ...live, stamp: 'b' }, own],
    ['its topics in another order', live, { ...live, stamp: 'b', topics: [3, 2] }, own],
    ['moved to another section', live, { ...live, stamp: 'b', section: 5 }, [...own, ...lists, 'section:5']],
    ['without section', live, { ...live, stamp: 'b', section: null }, [...own, ...lists]],
    ['with another topic', live, { ...live, stamp: 'b', topics: [2, 8] }, [...own, ...lists, 'topic:8']],
    ['with another author', live, { ...live, stamp: 'b', authors: [] }, [...own, ...lists]],
    ['with another time', live, { ...live, stamp: 'b', publishedAt: null }, [...own, ...lists]],
    ['nothing at all', null, null, []],
  ] as const)('%s', (_, before, after, tags) => {
    expect(articleTags(before, after).toSorted()).toEqual([...tags].toSorted())
  })
})

describe('a translation', () => {
  const arabic: TranslationState = { article: 7, locale: 'ar', live: true, stamp: 'a' }
  const hidden = { ...arabic, live: false }
  it.each([
    ['created as a draft', null, hidden, []],
    ['changed as a draft', hidden, { ...hidden, stamp: 'b' }, []],
    ['autosaved while published', arabic, arabic, []],
    ['published', hidden, { ...arabic, stamp: 'b' }, ['article:7', 'card:7:ar']],
    ['reworded', arabic, { ...arabic, stamp: 'b' }, ['article:7', 'card:7:ar']],
    ['withdrawn', arabic, { ...hidden, stamp: 'b' }, ['article:7', 'card:7:ar']],
    ['deleted', arabic, null, ['article:7', 'card:7:ar']],
    [
      'moved to another story',
      arabic,
      { ...arabic, article: 8, stamp: 'b' },
      ['article:7', 'article:8', 'card:7:ar', 'card:8:ar'],
    ],
  ] as const)('%s', (_, before, after, tags) => {
    expect(translationTags(before, after).toSorted()).toEqual(tags)
  })
})

describe('what stands in menus', () => {
  const world: NamedState = { id: 1, listed: 'Dunia' }
  it.each([
    ['created', null, world, ['section:1', 'sections'], ['page:1', 'site']],
    ['renamed', world, { ...world, listed: '世界' }, ['section:1', 'sections'], ['page:1', 'site']],
    ['changed elsewhere', world, world, ['section:1'], ['page:1']],
    ['deleted', world, null, ['section:1', 'sections'], ['page:1', 'site']],
    ['nothing', null, null, [], []],
  ])('%s', (_, before, after, section, page) => {
    expect(sectionTags(before, after)).toEqual(section)
    expect(pageTags(before, after)).toEqual(page)
  })
})

it('drops what shows a picture', () => {
  expect(pictureTags({ heroes: [], bodies: [], authors: [], pages: [] })).toEqual([])
  expect(pictureTags({ heroes: [7], bodies: [7, 9], authors: [4], pages: [2] })).toEqual([
    ...own,
    'article:9',
    'author:4',
    'page:2',
  ])
})
