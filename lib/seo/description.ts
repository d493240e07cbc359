// The sentence under a title in search results and messengers.
import { editions, type Locale } from '#lib/locales.ts'
import { inlineText } from '#lib/news/body/plain-text.ts'
import type { Block, StoryText } from '#lib/news/types.ts'
import { segmentsOf } from '#lib/text/segment.ts'

/** Characters, as readers count them, that fit into most previews. */
const maxLength = 200

/** Cuts a text between words, or between characters in scripts without spaces; an ellipsis says that it was cut. */
function shorten(text: string, locale: Locale): string {
  const characters = segmentsOf(text, editions[locale].tag, 'grapheme')
  if (characters.length <= maxLength) return text
  const end = characters[maxLength]?.index ?? text.length
  const words = segmentsOf(text, editions[locale].tag, 'word')
  const last = words.findLast((word) => word.isWordLike && word.index + word.segment.length <= end)
  return `${text.slice(0, last ? last.index + last.segment.length : end)}…`
}

/** The standfirst, else the beginning of the first paragraph; undefined when there is neither. */
export function description(
  standfirst: StoryText['standfirst'],
  body: readonly Block[],
  locale: Locale,
): string | undefined {
  const first = body.find((block) => block.kind === 'paragraph')
  const text = (standfirst ?? (first ? inlineText(first.content) : '')).replace(/\s+/gu, ' ').trim()
  return text ? shorten(text, locale) : undefined
}
