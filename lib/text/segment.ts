type Granularity = NonNullable<Intl.SegmenterOptions['granularity']>

const segmenters = new Map<string, Intl.Segmenter>()

/**
 * Splits a paragraph by the rules of Unicode Standard Annex #29, with ICU's dictionaries for scripts without blanks.
 *
 * @param tag BCP 47 tag of the text's language
 * @param granularity `grapheme`: characters as readers count them
 */
export function segmentsOf(text: string, tag: string, granularity: Granularity): Intl.SegmentData[] {
  const key = `${granularity} ${tag}`
  const segmenter = segmenters.get(key) ?? new Intl.Segmenter(tag, { granularity })
  segmenters.set(key, segmenter)
  return [...segmenter.segment(text)]
}
