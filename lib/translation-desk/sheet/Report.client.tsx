'use client'

import { editions, type TranslationLocale } from '#lib/locales.ts'
import type { SegmentReport } from '../types.ts'
import { Action } from '../ui/Action.client.tsx'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './Remarks.module.css'
import type { Change } from './use-sheet.client.ts'

type Props = {
  readonly report: SegmentReport
  readonly locale: TranslationLocale
  readonly now: string
  readonly mayChange: boolean
  readonly isBusy: boolean
  readonly change: (change: Change) => Promise<boolean>
}

/** What a reader reported, and what becomes of it. */
export function Report({ report, locale, now, mayChange, isBusy, change }: Props) {
  const { texts, age, moment } = useDesk()
  const { sheet } = texts
  const { tag, direction } = editions[locale]
  const [before = '', after = ''] = sheet.reportSuggestion.split('{text}')
  const close = (as: 'done' | 'dismissed') => void change({ action: 'closeReport', report: report.id, as })
  return (
    <section className={styles.report}>
      <h3>
        <Icon name="report" />
        {sheet.reports}
        <time dateTime={report.at} title={moment(report.at)}>
          {age(report.at, now)}
        </time>
      </h3>
      <blockquote lang={tag} dir={direction} className={styles.text}>
        {report.paragraph}
      </blockquote>
      {report.suggestion && (
        <p>
          {before}
          <bdi lang={tag}>{report.suggestion}</bdi>
          {after}
        </p>
      )}
      {mayChange && (
        <div className={styles.answers}>
          <Action isBusy={isBusy} act={() => close('done')}>
            {sheet.reportDone}
          </Action>
          <Action isBusy={isBusy} act={() => close('dismissed')}>
            {sheet.reportDismiss}
          </Action>
        </div>
      )}
    </section>
  )
}
