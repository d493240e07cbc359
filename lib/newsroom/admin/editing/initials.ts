// A picture of somebody that needs none: the first letters of their name on a colour of their own. Pure.
import { segmentsOf } from '#lib/text/segment.ts'

/** The first characters of the first and the last word of a name; of one word, or of a name without spaces, one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => segmentsOf(word ?? '', 'und', 'grapheme')[0]?.segment.toLocaleUpperCase() ?? '').join('')
}

/** A hue for a name, in degrees: the same every time. */
export function hueOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 360
  return sum
}
