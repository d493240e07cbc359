import type { Cell } from '../types.ts'

const soon = 3_000
const later = 30_000

/** Milliseconds between requests: short while a translation is in progress. */
export function pollingInterval(cells: readonly Pick<Cell, 'state'>[]): number {
  return cells.some(({ state }) => state === 'waiting' || state === 'translating') ? soon : later
}
