'use client'

import { editions } from '#lib/locales.ts'
import { formatList } from '#lib/newsroom/admin/format.ts'
import type { Budget, DeskSummary, EngineStatus } from '../types.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import styles from './Notices.module.css'

/** A budget of which this much is used is worth a word. */
const nearly = 0.8

/** What stands in the way of all translations, said once. */
export function Notices({ summary, isStale }: { summary: DeskSummary; isStale: boolean }) {
  const { texts, fill, language } = useDesk()
  const { notices } = texts
  const { engines, unconfigured, wrongSettings } = summary
  const said = useEngineNotices(engines)
  const languages = formatList(
    unconfigured.map((code) => editions[code].name),
    language,
  )
  const all = [
    ...(isStale ? [{ text: notices.reviewedStale, isBad: true }] : []),
    ...(wrongSettings.length > 0
      ? [{ text: fill(notices.wrongSettings, { names: wrongSettings.join(', ') }), isBad: true }]
      : []),
    ...(unconfigured.length > 0 ? [{ text: fill(notices.unconfigured, { languages }), isBad: true }] : []),
    ...said,
  ]
  return (
    <div role="status" className={styles.notices}>
      {all.map(({ text, isBad }) => (
        <p key={text} className={isBad ? `${styles.notice} ${styles.bad}` : styles.notice}>
          {text}
        </p>
      ))}
    </div>
  )
}

function useEngineNotices(engines: readonly EngineStatus[]) {
  const { texts, fill, moment } = useDesk()
  const { notices } = texts
  return engines.flatMap(({ name: engine, openUntil, lastError, budgets }) => {
    const alone =
      openUntil === null
        ? []
        : [
            {
              text: fill(lastError ? notices.leftAlone : notices.leftAloneSilent, {
                engine,
                time: moment(openUntil),
                error: lastError ?? '',
              }),
              isBad: true,
            },
          ]
    const spent = budgets.flatMap(({ period, used, limit }: Budget) => {
      if (used < limit * nearly) return []
      const isSpent = used >= limit * 0.999
      const text =
        period === 'day'
          ? isSpent
            ? notices.budgetDay
            : notices.nearDay
          : isSpent
            ? notices.budgetMonth
            : notices.nearMonth
      return [{ text: fill(text, { engine, used, limit }), isBad: isSpent }]
    })
    return [...alone, ...spent]
  })
}
