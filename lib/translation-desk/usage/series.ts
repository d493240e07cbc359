// Usage for chart and table: one series of numbers per engine or language.
import type { Usage } from '../types.ts'

export const measures = ['characters', 'cost', 'segments', 'requests'] as const
export type Measure = (typeof measures)[number]
export const groups = ['engine', 'locale'] as const
export type Group = (typeof groups)[number]

/** `values`: one per day. */
export type Series = { readonly key: string; readonly values: readonly number[]; readonly total: number }

/** The largest first; series without usage are left out. */
export function seriesOf(usage: readonly Usage[], days: readonly string[], measure: Measure, group: Group): Series[] {
  const places = new Map(days.map((day, index) => [day, index]))
  return [...Map.groupBy(usage, (row) => row[group])]
    .map(([key, rows]) => {
      const values = new Array<number>(days.length).fill(0)
      for (const row of rows) {
        const place = places.get(row.day)
        if (place !== undefined) values[place] = (values[place] ?? 0) + row[measure]
      }
      return { key, values, total: values.reduce((sum, value) => sum + value, 0) }
    })
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total || a.key.localeCompare(b.key))
}

/** A number at or above `most` whose quarters are round, for the end of an axis. */
export function axisMaximum(most: number): number {
  if (most <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  return ([1, 2, 4, 6, 8, 10].find((step) => step * power >= most) ?? 10) * power
}
