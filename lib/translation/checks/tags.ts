// Inline tags: without them links and emphasis would be lost or land on other words.
import type { CheckId } from '#lib/languages/check-sentences.ts'
import { type TagProblem, tagProblem } from '#lib/segments/tags.ts'
import type { Detail, SegmentCheck } from './check.ts'

const idOf: Readonly<Record<TagProblem['kind'], CheckId>> = {
  broken: 'tags-broken',
  missing: 'tag-missing',
  unknown: 'tag-unknown',
  doubled: 'tag-doubled',
  misplaced: 'tag-misplaced',
}

/** One check for each thing that can be wrong; a text has at most one of them. */
export const tagChecks: readonly SegmentCheck[] = Object.entries(idOf).map(([kind, id]) => ({
  id,
  severity: 'blocking',
  scope: 'segment',
  find: ({ source, target }): Detail[] => {
    const problem = tagProblem(source.tagged, target.tagged)
    if (problem?.kind !== kind) return []
    return [problem.kind === 'broken' ? {} : { tag: problem.tag }]
  },
}))
