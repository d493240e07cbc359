import type { Locale } from '#lib/locales.ts'
import { formatDay, formatNumber } from '#lib/newsroom/admin/format.ts'
import type { DeskTexts } from '#lib/translation-desk/texts/id.ts'
import type { Series } from './series.ts'
import styles from './Usage.module.css'

type Props = {
  readonly days: readonly string[]
  readonly series: readonly (Series & { readonly name: string })[]
  readonly language: Locale
  readonly texts: DeskTexts
  readonly title: string
}

/** The chart in numbers, the newest day first; days on which nothing happened are left out. */
export function UsageTable({ days, series, language, texts, title }: Props) {
  const busy = days
    .map((day, index) => ({ day, values: series.map(({ values }) => values[index] ?? 0) }))
    .filter(({ values }) => values.some((value) => value > 0))
    .toReversed()
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no pointer must be able to scroll it
    <section className={styles.scroller} aria-label={title} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{texts.usage.day}</th>
            {series.map(({ key, name }) => (
              <th key={key} scope="col">
                <bdi>{name}</bdi>
              </th>
            ))}
            <th scope="col">{texts.usage.total}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ day, values }) => (
            <tr key={day}>
              <th scope="row">
                <time dateTime={day}>{formatDay(day, language)}</time>
              </th>
              {values.map((value, index) => (
                <td key={series[index]?.key}>{formatNumber(value, language)}</td>
              ))}
              <td>{formatNumber(sum(values), language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.usage.total}</th>
            {series.map(({ key, total }) => (
              <td key={key}>{formatNumber(total, language)}</td>
            ))}
            <td>{formatNumber(sum(series.map(({ total }) => total)), language)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
