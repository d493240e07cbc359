import type { Cell } from '../types.ts'

const soon = 3_000
const later = 30_000

/** Milliseconds until it is worth asking again: soon while something moves. Hidden tabs don't ask at all. */
export function pause(cells: readonly Pick<Cell, 'state'>[]): number {
  return cells.some(({ state }) => state === 'waiting' || state === 'translating') ? soon : later
}
