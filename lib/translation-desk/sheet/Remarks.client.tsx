'use client'

import { editions, type TranslationLocale } from '#lib/locales.ts'
import type { SheetSegment } from '../types.ts'
import { Action } from '../ui/Action.client.tsx'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { Icon } from '../ui/Icon.tsx'
import { asPieces, Pieces } from './Pieces.tsx'
import styles from './Remarks.module.css'
import { Report } from './Report.client.tsx'
import type { Change } from './use-sheet.client.ts'

export type RemarksProps = {
  readonly segment: SheetSegment
  readonly locale: TranslationLocale
  readonly now: string
  readonly mayChange: boolean
  readonly isOpen: boolean
  readonly isBusy: boolean
  readonly change: (change: Change) => Promise<boolean>
  readonly say: (sentence: string) => void
}

/** What there is to say about a segment: warnings, a suggestion, reports by readers, terms of the glossary. */
export function Remarks({ segment, locale, now, mayChange, isOpen, isBusy, change, say }: RemarksProps) {
  const { texts } = useDesk()
  const { sheet } = texts
  const { key, warnings, suggestion, reports, terms, redo } = segment
  const { tag, direction } = editions[locale]
  if (!redo && warnings.length + reports.length === 0 && !suggestion && !(isOpen && terms.length > 0)) return null
  const use = async () => {
    if (await change({ action: 'useSuggestion', key })) say(sheet.done)
  }
  return (
    <div className={styles.remarks}>
      {redo && <p className={styles.asked}>{sheet.redoing}</p>}
      <WarningList warnings={warnings} />
      {suggestion && (
        <section className={styles.suggestion}>
          <h3>
            <Icon name="suggestion" />
            {suggestion.stale ? sheet.staleSuggestion : sheet.suggestion} <bdi>({suggestion.engine})</bdi>
          </h3>
          <div lang={tag} dir={direction} className={styles.text}>
            <Pieces pieces={asPieces(suggestion.text)} labels={{ removed: '', added: '', keep: sheet.keep }} />
          </div>
          <WarningList warnings={suggestion.warnings} />
          {mayChange && (
            <Action isBusy={isBusy} act={use}>
              {sheet.use}
            </Action>
          )}
        </section>
      )}
      {reports.map((report) => (
        <Report key={report.id} {...{ report, locale, now, mayChange, isBusy, change }} />
      ))}
      {isOpen && terms.length > 0 && (
        <dl className={styles.terms} aria-label={sheet.terms}>
          {terms.map(({ term, rendering, note }) => (
            <div key={term}>
              <dt lang="id" dir="ltr">
                {term}
              </dt>
              {rendering === null ? (
                <dd>{sheet.keep}</dd>
              ) : (
                <dd lang={tag} dir={direction}>
                  {rendering}
                </dd>
              )}
              {note && <dd className={styles.note}>{note}</dd>}
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function WarningList({ warnings }: Pick<SheetSegment, 'warnings'>) {
  const { texts } = useDesk()
  if (warnings.length === 0) return null
  return (
    <ul className={styles.warnings} aria-label={texts.sheet.warnings}>
      {warnings.map(({ severity, sentence }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice, and nothing moves
        <li key={index} className={severity === 'blocking' ? styles.blocking : undefined}>
          <Icon name={severity} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  )
}
