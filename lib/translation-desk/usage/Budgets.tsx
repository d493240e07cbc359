import type { Locale } from '#lib/locales.ts'
import { fill } from '#lib/newsroom/admin/format.ts'
import type { DeskTexts } from '#lib/translation-desk/texts/id.ts'
import type { EngineStatus } from '../types.ts'
import styles from './Usage.module.css'

type Props = { readonly engines: readonly EngineStatus[]; readonly texts: DeskTexts; readonly language: Locale }

/** What of each engine's budgets is used. */
export function Budgets({ engines, texts, language }: Props) {
  const { usage } = texts
  const budgets = engines.flatMap(({ name, budgets: own }) => own.map((budget) => ({ engine: name, ...budget })))
  return (
    <section className={styles.budgets}>
      <h2>{usage.budgets}</h2>
      {budgets.length === 0 && <p className={styles.period}>{usage.noBudgets}</p>}
      {budgets.map(({ engine, period, used, limit }) => {
        const text = fill(period === 'day' ? usage.budgetDay : usage.budgetMonth, { engine, used, limit }, language)
        return (
          <div key={`${engine}:${period}`}>
            <p>{text}</p>
            <meter aria-label={text} min={0} max={limit} high={limit * 0.8} optimum={0} value={used} />
          </div>
        )
      })}
    </section>
  )
}
