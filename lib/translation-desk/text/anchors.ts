// Finds the segment that a reader's report is about.
import { plainText, type Segment } from '#lib/segments/index.ts'
import { pairKey, type SegmentPair } from './pairs.ts'

/** A report as far as it says what it is about. `anchor`: `p3`, the third paragraph of the story as readers see it. */
export type ReportTarget = { readonly anchor: string | null; readonly paragraph: string }

/**
 * The key of the pair that a report is about: the one whose text it quotes, or else the one at its anchor.
 *
 * @returns null when there is none
 */
export function reportedPairKey({ anchor, paragraph }: ReportTarget, pairs: readonly SegmentPair[]): string | null {
  const quoted = comparable(paragraph)
  const byText = pairs.find(({ translated }) => translated && comparable(plainText(translated.text)) === quoted)
  if (byText) return pairKey(byText)
  const number = /^p(\d+)$/.exec(anchor ?? '')?.[1]
  const isParagraph = (segment: Segment | null) => segment?.kind === 'paragraph' && segment.key.startsWith('body.')
  const at = number && pairs.filter(({ original }) => isParagraph(original))[Number(number) - 1]
  return at ? pairKey(at) : null
}

const comparable = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
