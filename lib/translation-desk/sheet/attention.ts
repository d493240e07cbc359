import type { SheetSegment } from '../types.ts'

/** Whether someone should look at a segment. */
export function needsAttention({ state, warnings, suggestion, reports, redo }: SheetSegment): boolean {
  return state !== 'current' || warnings.length > 0 || suggestion !== null || reports.length > 0 || redo
}
