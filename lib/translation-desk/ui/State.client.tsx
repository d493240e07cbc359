'use client'

import type { Cell } from '../types.ts'
import { useDesk } from './DeskRoot.client.tsx'
import { Icon } from './Icon.tsx'
import styles from './State.module.css'

const tones = {
  withdrawn: 'muted',
  translating: 'busy',
  waiting: 'busy',
  unconfigured: 'warn',
  failed: 'bad',
  held: 'bad',
  behind: 'warn',
  published: 'good',
  draft: 'muted',
  none: 'muted',
} as const

/** How far a text is, in a word. */
export function State({ cell: { state, reason } }: { cell: Pick<Cell, 'state' | 'reason'> }) {
  const { texts } = useDesk()
  const why = reason === null ? undefined : (texts.reasons as Readonly<Record<string, string>>)[reason]
  return (
    <span className={`${styles.state} ${styles[tones[state]]}`} title={why}>
      {texts.states[state]}
    </span>
  )
}

/** What there is to know beside the state: age, warnings, reports… Numbers are named for those who don't see signs. */
export function Facts({ cell, now }: { cell: Cell; now: string }) {
  const { age, fill, moment, texts } = useDesk()
  const { facts } = texts
  const numbers = [
    ['blocking', cell.blocking, facts.blocking],
    ['warning', cell.warnings - cell.blocking, facts.warnings],
    ['report', cell.reports, facts.reports],
    ['suggestion', cell.suggestions, facts.suggestions],
  ] as const
  const flags = [
    ['behind', cell.behind && cell.state !== 'behind', facts.behind],
    ['lock', cell.locked, facts.locked],
    ['reviewed', cell.reviewed, facts.reviewed],
    ['person', cell.origin === 'human' && !cell.reviewed, facts.human],
  ] as const
  return (
    <span className={styles.facts}>
      {cell.at && (
        <time dateTime={cell.at} title={moment(cell.at)}>
          {age(cell.at, now)}
        </time>
      )}
      {numbers.map(([icon, count, text]) =>
        count > 0 ? (
          <span key={icon} className={icon === 'blocking' ? styles.bad : undefined} title={fill(text, { n: count })}>
            <Icon name={icon} />
            <span aria-hidden="true">{count}</span>
            <span className={styles.unseen}>{fill(text, { n: count })}</span>
          </span>
        ) : null,
      )}
      {flags.map(([icon, holds, text]) =>
        holds ? (
          <span key={icon} title={text}>
            <Icon name={icon} />
            <span className={styles.unseen}>{text}</span>
          </span>
        ) : null,
      )}
    </span>
  )
}
