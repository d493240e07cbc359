// Which segment a reader's report is about.
import { plainText, type Segment } from '#lib/segments/index.ts'
import { nameOf, type SegmentPlace } from './pairs.ts'

/** A report as far as it says what it is about. `anchor`: `p3`, the third paragraph of the story as readers see it. */
export type Reported = { readonly anchor: string | null; readonly paragraph: string }

/**
 * The name of the place that a report is about: the one whose text it quotes, or else the one at its anchor.
 *
 * @returns null when there is none any more
 */
export function placeOfReport({ anchor, paragraph }: Reported, places: readonly SegmentPlace[]): string | null {
  const quoted = comparable(paragraph)
  const byText = places.find(({ translated }) => translated && comparable(plainText(translated.text)) === quoted)
  if (byText) return nameOf(byText)
  const number = /^p(\d+)$/.exec(anchor ?? '')?.[1]
  const isParagraph = (segment: Segment | null) => segment?.kind === 'paragraph' && segment.key.startsWith('body.')
  const at = number && places.filter(({ original }) => isParagraph(original))[Number(number) - 1]
  return at ? nameOf(at) : null
}

const comparable = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
