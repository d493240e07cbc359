import { expect, it } from 'vitest'
import { hasBadCharacters } from './characters.ts'

it.each([
  ['Judul', false],
  ['العربية، 日本語 👩‍💻', false],
  ['a\u0000b', true],
  ['\ud83d', true],
  ['\ude00a', true],
])('characters of %j', (text, bad) => expect(hasBadCharacters(text)).toBe(bad))
