// What stands in addresses: ids, slugs, cursors.
import { describe, expect, it } from 'vitest'
import { readStorySegment } from '#lib/content/ids.ts'
import { storyPath } from '#lib/content/paths.ts'
import { inEveryEdition } from '#lib/locales.ts'
import { listPath, readCursor, writeCursor } from './lists/cursor.ts'
import { originalSlug, translatedSlug } from './slugs.ts'

const at = new Date('2026-11-24T05:05:00.123Z')

describe('a cursor', () => {
  it.each([
    ['1795496700123-12', { at, id: 12 }],
    ['0-1', { at: new Date(0), id: 1 }],
    ['253402300799999-2147483647', { at: new Date('9999-12-31T23:59:59.999Z'), id: 2147483647 }],
  ])('%s is read and written', (address, cursor) => {
    expect(readCursor(address)).toEqual(cursor)
    expect(writeCursor(cursor)).toBe(address)
  })

  it.each([
    '',
    'abc',
    '12',
    '-12',
    '12-',
    '1-0',
    '01-1',
    '1-01',
    '-1-1',
    '+1-1',
    '1e3-1',
    '1.5-1',
    ' 1-1',
    '1-1 ',
    '1-1\n',
    '1-1-1',
    '1-2147483648',
    '253402300800000-1',
    '9999999999999999999999-1',
    '1795496700123-12\0',
    '١٢٣-١٢',
    '１２３-１',
    'NaN-1',
    "1-1'; drop table articles",
  ])('%j is none', (address) => {
    expect(readCursor(address)).toBeNull()
  })

  it('is not there on the first page', () => {
    expect(readCursor(undefined)).toBeUndefined()
    expect(listPath('/id/latest', undefined)).toBe('/id/latest')
    expect(listPath('/id/latest', { at, id: 12 })).toBe('/id/latest?before=1795496700123-12')
  })
})

it.each([
  ['12-pelabuhan-timur', { id: 12, slug: 'pelabuhan-timur' }],
  ['12-', { id: 12, slug: '' }],
  ['12', { id: 12, slug: '' }],
  ['012-a', { id: 12, slug: 'a' }],
  ['2147483647-a', { id: 2147483647, slug: 'a' }],
  ['12-東港-\0\ud800', { id: 12, slug: '東港-\0\ud800' }],
  ['2147483648-a', null],
  ['9999999999-a', null],
  ['99999999999999999999-a', null],
  ['0-a', null],
  ['-12-a', null],
  ['+12', null],
  ['12a', null],
  ['12 -a', null],
  ['1.5-a', null],
  ['0x10-a', null],
  ['١٢-a', null],
  ['a', null],
  ['', null],
  ['..', null],
  ['\0', null],
])('the segment %j names %j', (segment, named) => {
  expect(readStorySegment(segment)).toEqual(named)
})

describe('slugs', () => {
  it.each([
    ['its own', { translated: 'east-harbour', english: 'eastern-harbour', original: 'pelabuhan' }, 'east-harbour'],
    ['the English one', { translated: null, english: 'eastern-harbour', original: 'pelabuhan' }, 'eastern-harbour'],
    [
      'the English one for a blank',
      { translated: '', english: 'eastern-harbour', original: 'pelabuhan' },
      'eastern-harbour',
    ],
    [
      'the English one for other scripts',
      { translated: '东港', english: 'eastern-harbour', original: 'pelabuhan' },
      'eastern-harbour',
    ],
    ['the original', { translated: null, english: undefined, original: 'pelabuhan' }, 'pelabuhan'],
    ['the original for a path', { translated: '../..', english: 'a/b', original: 'pelabuhan' }, 'pelabuhan'],
    ['none', { translated: null, english: null, original: null }, null],
  ])('a translation takes %s', (_, slugs, slug) => {
    expect(translatedSlug(slugs)).toBe(slug)
  })

  it('the original takes its own or none', () => {
    expect(originalSlug({ original: 'pelabuhan' })).toBe('pelabuhan')
    expect(originalSlug({ original: 'Pelabuhan Timur' })).toBeNull()
  })

  it('stand in paths after the id', () => {
    expect(storyPath('ar', 'world', 12, 'harbour')).toBe('/ar/world/12-harbour')
    expect(storyPath('ar', 'world', 12, null)).toBe('/ar/world/12')
    expect(inEveryEdition((locale) => `/${locale}/latest`)).toMatchObject({ id: '/id/latest', zh: '/zh/latest' })
  })
})
