// Checks of whole translations, and which findings keep a translation from readers.
import type { TranslationLocale } from '#lib/locales.ts'
import type { SegmentRecord, SegmentStep } from '#lib/segments/index.ts'
import { checkStory, checks } from '../checks/index.ts'
import type { Warning } from '../types.ts'
import type { FoundText } from './compose.ts'
import type { Policy } from './stories.ts'

const ofStories: ReadonlySet<string> = new Set(checks.flatMap(({ id, scope }) => (scope === 'story' ? [id] : [])))

/**
 * Adds the findings of story checks to the records of machine translations, in place of earlier ones.
 *
 * @param records one for each step, in their order
 */
export function withStoryWarnings(
  records: readonly SegmentRecord[],
  steps: readonly SegmentStep[],
  found: ReadonlyMap<string, FoundText>,
  locale: TranslationLocale,
): SegmentRecord[] {
  const pairs = steps.flatMap((step) => {
    const { key, kind, text: source } = step.segment
    const target = step.kind === 'missing' ? found.get(key)?.text : step.own.text
    return target === undefined ? [] : [{ key, kind, source, target }]
  })
  const now = checkStory(pairs, locale)
  return records.map((record) => {
    if (record.origin === 'human') return record
    const own = record.warnings.filter(({ check }) => !ofStories.has(check))
    return { ...record, warnings: [...own, ...(now.get(record.key) ?? [])] }
  })
}

/** Whether the site's rules keep a text with these findings from readers. */
export function holds({ hold, holdOn }: Policy, warnings: readonly Warning[]): boolean {
  return warnings.some(({ check, severity }) => (hold && severity === 'blocking') || holdOn.has(check))
}
