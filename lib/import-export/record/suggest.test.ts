import { expect, it } from 'vitest'
import { closestName } from './suggest.ts'

it.each([
  ['jp', ['id', 'en', 'zh', 'ja', 'ar', 'fr'], 'ja'],
  ['wolrd', ['world', 'politics'], 'world'],
  ['World', ['world'], 'world'],
  ['dunai', ['dunia', 'ekonomi'], 'dunia'],
  ['sport', ['world', 'sports'], 'sports'],
  ['culture', ['world', 'economy'], null],
  ['', ['a'], 'a'],
  ['x', [], null],
])('takes %j among %j for %j', (word, known, meant) => {
  expect(closestName(word, known)).toBe(meant)
})
