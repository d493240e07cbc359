import path from 'node:path'
import { expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { readOptions } from './options.ts'

it('takes everything, narrow and wide, light and dark, unless told otherwise', () => {
  const { editions, widths, themes, types } = readOptions([])
  expect(editions).toEqual(locales)
  expect(widths).toEqual([360, 1280])
  expect(themes).toEqual(['light', 'dark'])
  expect(types).toContain('story')
})

it('takes what it is asked for', () => {
  const options = readOptions(['--editions', 'ar,ja', '--types', 'front', '--widths', '320', '--url', 'http://x:1/y'])
  expect(options).toMatchObject({ editions: ['ar', 'ja'], types: ['front'], widths: [320], url: 'http://x:1' })
  expect(path.isAbsolute(options.out)).toBe(true)
})

it.each([
  [['--editions', 'ar,jp'], /--editions: there is no jp; there are .*ja/],
  [['--types', 'frnt'], /--types: there is no frnt; there are front/],
  [['--themes', 'sepia'], /there are light, dark/],
  [['--widths', '360,wide'], /--widths: wide is no whole number/],
  [['--parallel', '0'], /--parallel: 0 is no whole number/],
  [['--url', 'localhost'], /--url: localhost is no address/],
  [['--width', '360'], /--width/],
])('refuses %j', (args, message) => {
  expect(() => readOptions(args)).toThrow(message)
})
