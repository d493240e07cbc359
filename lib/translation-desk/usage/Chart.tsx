// Stacked bars, one per day, drawn on the server. The table beneath says the same.
import { editions, type Locale } from '#lib/locales.ts'
import { formatDay, formatNumber } from '#lib/newsroom/admin/format.ts'
import { axisMaximum, type Series } from './series.ts'
import styles from './Usage.module.css'

type Props = {
  readonly days: readonly string[]
  readonly series: readonly (Series & { readonly name: string })[]
  readonly language: Locale
  readonly title: string
}

/** `days`: days from one date below the bars to the next. Phones get a drawing of their own, with letters as large. */
const shapes = {
  wide: { width: 960, height: 300, start: 84, days: 5, ticks: 4 },
  narrow: { width: 400, height: 260, start: 94, days: 10, ticks: 4 },
} as const
const margin = { top: 14, end: 34, bottom: 30 }

export function Chart(props: Props) {
  return (
    <figure className={styles.figure}>
      <figcaption>
        <ul className={styles.legend}>
          {props.series.map(({ key, name }, index) => (
            <li key={key}>
              <svg aria-hidden="true" viewBox="0 0 12 12">
                <rect width="12" height="12" rx="2" className={styles[`series${index % 6}`]} />
              </svg>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      </figcaption>
      <Bars {...props} shape="wide" />
      <Bars {...props} shape="narrow" />
    </figure>
  )
}

function Bars({ days, series, language, title, shape }: Props & { readonly shape: keyof typeof shapes }) {
  const { width, height, start, ticks, days: apart } = shapes[shape]
  const { direction } = editions[language]
  const isMirrored = direction === 'rtl'
  const totals = days.map((_, day) => series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0))
  const end = axisMaximum(Math.max(...totals))
  const plot = { width: width - start - margin.end, height: height - margin.top - margin.bottom }
  const step = plot.width / days.length
  const y = (value: number) => margin.top + plot.height * (1 - value / end)
  // The newest day stands where a line of text ends.
  const x = (fromStart: number, thickness = 0) => (isMirrored ? width - fromStart - thickness : fromStart)
  return (
    <svg className={styles[shape]} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      {Array.from({ length: ticks + 1 }, (_, tick) => {
        const value = (end * tick) / ticks
        return (
          <g key={value}>
            <line className={styles.line} x1={x(start)} x2={x(width - margin.end)} y1={y(value)} y2={y(value)} />
            <text
              className={styles.label}
              x={x(start - 10)}
              y={y(value) + 4}
              direction="ltr"
              textAnchor={isMirrored ? 'start' : 'end'}
            >
              {formatNumber(value, language)}
            </text>
          </g>
        )
      })}
      {days.map((day, index) => {
        let below = 0
        return (
          <g key={day}>
            <title>{`${formatDay(day, language)}: ${formatNumber(totals[index] ?? 0, language)}`}</title>
            {series.map(({ key, values }, of) => {
              const value = values[index] ?? 0
              if (value === 0) return null
              below += value
              return (
                <rect
                  key={key}
                  className={styles[`series${of % 6}`]}
                  x={x(start + step * index + step * 0.15, step * 0.7)}
                  width={step * 0.7}
                  y={y(below)}
                  height={Math.max(0.5, (plot.height * value) / end)}
                />
              )
            })}
            {(days.length - 1 - index) % apart === 0 && (
              <text
                className={styles.label}
                x={x(start + step * (index + 0.5))}
                y={height - 8}
                direction={direction}
                textAnchor="middle"
              >
                {formatDay(day, language)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}
