// Repairs never look inside tags, addresses and handles: each stands as one character of private use meanwhile.
import { tagsIn } from '#lib/segments/tags.ts'
import { addressSpans } from './addresses.ts'

const tagMark = '\ue000'
const addressMark = '\ue001'

/**
 * Changes a text outside of its tags and addresses.
 * @param change must keep the marks, in their order
 */
export function mapOutsideTags(text: string, change: (masked: string) => string): string {
  const kept: string[] = []
  const keep = (mark: string) => (piece: string) => {
    kept.push(piece)
    return mark
  }
  const spans = [...tagSpans(text)]
  let masked = ''
  let end = 0
  const mask = (plain: string) => {
    let from = 0
    let done = ''
    // What looks like a mark already is kept as it is, too.
    for (const { at, length } of addressSpans(plain, /[\ue000\ue001]/g)) {
      done += plain.slice(from, at) + keep(addressMark)(plain.slice(at, at + length))
      from = at + length
    }
    return done + plain.slice(from)
  }
  for (const { at, length } of spans) {
    masked += mask(text.slice(end, at)) + keep(tagMark)(text.slice(at, at + length))
    end = at + length
  }
  masked += mask(text.slice(end))
  let next = 0
  return change(masked).replace(/[\ue000\ue001]/g, () => kept[next++] ?? '')
}

function* tagSpans(text: string): Generator<{ at: number; length: number }> {
  let end = 0
  for (const tag of tagsIn(text)) {
    const at = text.indexOf(tag, end)
    yield { at, length: tag.length }
    end = at + tag.length
  }
}
