import { expect, it } from 'vitest'
import { readReport } from './report.ts'

const given = { anchor: 'p7', token: 'x.y', website: '', suggestion: 'الصواب: «الميناء الشرقي»' }

it.each([
  ['Arabic', given.suggestion, given.suggestion],
  ['blanks at its ends', ' 東の港です。\r\n\r\n第二文。\n', '東の港です。\n\n第二文。'],
  ['nothing', '', null],
  ['blanks', ' \n\u3000', null],
  ['markup', '<b>东港</b> & </textarea>', '<b>东港</b> & </textarea>'],
  ['two links', 'voir https://a.example et www.b.example', 'voir https://a.example et www.b.example'],
  ['as much as is kept', 'ن'.repeat(4000), 'ن'.repeat(4000)],
])('a suggestion of %s', (_what, suggestion, kept) => {
  expect(readReport({ ...given, suggestion })).toEqual({ anchor: 'p7', token: 'x.y', suggestion: kept })
})

it('needs no suggestion', () => {
  const { suggestion: _, website: __, ...least } = given
  expect(readReport(least)).toEqual({ anchor: 'p7', token: 'x.y', suggestion: null })
})

it.each([
  ['more than is kept', { suggestion: 'ن'.repeat(4001) }, 'tooLong'],
  ['three links', { suggestion: 'http://a https://b WWW.c' }, 'links'],
  ['a field that nobody sees', { website: 'https://spam.example' }, 'refused'],
  ['NUL', { suggestion: 'a\0b' }, 'refused'],
  ['half a character', { suggestion: 'a\ud800' }, 'refused'],
  ['a suggestion that is none', { suggestion: ['a'] }, 'refused'],
  ['no anchor', { anchor: undefined }, 'refused'],
  ['an anchor that is none', { anchor: 'p0' }, 'refused'],
  ['an anchor with more in it', { anchor: 'p1\n' }, 'refused'],
  ['no token', { token: 5 }, 'refused'],
  ['a paragraph of its own', { paragraph: 'a' }, 'refused'],
])('with %s it is refused', (_what, changes, reason) => {
  expect(readReport({ ...given, ...changes })).toBe(reason)
})

it.each([null, 'a', 7, [], [given]])('%j is no report', (body) => {
  expect(readReport(body)).toBe('refused')
})
