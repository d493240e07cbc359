import { languages } from '#lib/languages/index.ts'
import type { SegmentCheck } from './check.ts'
import { characterCount } from './text/words.ts'

/** So many characters more or less mean nothing. */
const tolerance = 25

/** A translation much longer or shorter than people write it has lost something, or invented it. */
export const length: SegmentCheck = {
  id: 'length',
  severity: 'warning',
  scope: 'segment',
  find: ({ source, target, locale }) => {
    const span = languages[locale].checks.lengthRatio
    const original = characterCount(source.plain.trim())
    const own = characterCount(target.plain.trim())
    if (!span || original === 0 || own === 0) return []
    const [low, high] = span
    const spare = tolerance * high
    if (own >= low * original - spare * low && own <= high * original + spare) return []
    const percent = (ratio: number) => String(Math.round(ratio * 100))
    return [{ percent: percent(own / original), low: percent(low), high: percent(high) }]
  },
}
