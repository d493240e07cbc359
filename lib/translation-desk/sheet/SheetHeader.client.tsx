'use client'

import { shortPath } from '#lib/content/paths.ts'
import { editions, originalLocale } from '#lib/locales.ts'
import type { Sheet } from '../types.ts'
import { Action } from '../ui/Action.client.tsx'
import actionStyles from '../ui/Action.module.css'
import { useTranslationRequest } from '../ui/cell-actions.client.ts'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { Facts, State } from '../ui/State.client.tsx'
import { ReviewForm } from './ReviewForm.client.tsx'
import styles from './SheetHeader.module.css'
import type { Change } from './use-sheet.client.ts'

type Props = {
  readonly sheet: Sheet
  readonly isBusy: boolean
  readonly failure: string | null
  readonly change: (change: Change) => Promise<boolean>
}

/** What the translation is, and what can be done with the whole of it. */
export function SheetHeader({ sheet, isBusy, failure, change }: Props) {
  const { texts, admin, fill, amount } = useDesk()
  const { story, cell, locale, isDraft } = sheet
  const { facts } = texts
  const why = cell.reason === null ? null : (texts.reasons as Readonly<Record<string, string>>)[cell.reason]
  return (
    <header className={styles.header}>
      <p className={styles.up}>
        <a href={`${admin}/translation-desk`}>{texts.back}</a>
      </p>
      <h1 className={styles.title}>
        <span lang={originalLocale} dir="ltr">
          {story.headline}
        </span>
        <bdi className={styles.language} lang={editions[locale].tag}>
          {editions[locale].name}
        </bdi>
      </h1>
      <p className={styles.state}>
        <State cell={story.withdrawn && cell.live ? { state: 'withdrawn', reason: null } : cell} />
        <Facts cell={cell} now={sheet.now} />
        {cell.engine && <span>{fill(facts.engine, { name: cell.engine })}</span>}
        {cell.cost > 0 && <span>{fill(facts.cost, { n: amount(cell.cost) })}</span>}
      </p>
      {story.withdrawn && <p className={styles.about}>{texts.storyWithdrawn}</p>}
      {why && cell.state !== 'published' && <p className={styles.about}>{why}</p>}
      {cell.detail && (
        <p className={styles.about} lang="en" dir="ltr">
          {cell.detail}
        </p>
      )}
      {isDraft && cell.state !== 'withdrawn' && <p className={styles.about}>{texts.sheet.draft}</p>}
      <Reviewed sheet={sheet} />
      <WholeActions {...{ sheet, isBusy, change }} />
      {failure && (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      )}
    </header>
  )
}

function WholeActions({ sheet, isBusy, change }: Omit<Props, 'failure'>) {
  const { texts, admin } = useDesk()
  const { story, cell, locale, isDraft, mayChange, stamp } = sheet
  const { actions, confirm } = texts
  const request = useTranslationRequest(story, cell)
  const act = (action: 'publish' | 'withdraw' | 'lock' | 'unlock' | 'toMachine') => () => void change({ action })
  return (
    <div className={styles.actions}>
      {mayChange && isDraft && (
        <Action
          isMain
          isBusy={isBusy}
          act={act('publish')}
          question={cell.state === 'held' ? confirm.publish : undefined}
        >
          {actions.publish}
        </Action>
      )}
      {mayChange && stamp !== null && (
        <>
          <ReviewForm sheet={sheet} isBusy={isBusy} change={change} />
          <Action isBusy={isBusy} act={act(cell.locked ? 'unlock' : 'lock')}>
            {cell.locked ? actions.unlock : actions.lock}
          </Action>
        </>
      )}
      {mayChange && cell.live && (
        <Action isBusy={isBusy} act={act('withdraw')} question={confirm.withdraw}>
          {actions.withdraw}
        </Action>
      )}
      {request && (
        <Action act={request.act} isBusy={request.isBusy}>
          {request.name}
        </Action>
      )}
      {mayChange && stamp !== null && (
        <Action isBusy={isBusy} act={act('toMachine')} question={confirm.toMachine}>
          {actions.toMachine}
        </Action>
      )}
      {stamp === null ? (
        mayChange && (
          <a
            className={actionStyles.action}
            href={`${admin}/collections/translations/create?article=${story.id}&to=${locale}`}
          >
            {actions.write}
          </a>
        )
      ) : (
        <a className={actionStyles.action} href={`${admin}/collections/translations/${cell.translation}`}>
          {actions.fullEditor}
        </a>
      )}
      {cell.live && (
        <a className={actionStyles.action} href={shortPath(locale, story.id)}>
          {actions.viewSite}
        </a>
      )}
    </div>
  )
}

function Reviewed({ sheet: { review } }: { sheet: Sheet }) {
  const { texts, fill, moment } = useDesk()
  if (!review) return null
  const values = { name: review.by ?? '–', role: review.role ?? '', time: moment(review.at) }
  return <p className={styles.about}>{fill(review.role ? texts.sheet.reviewed : texts.sheet.reviewedBy, values)}</p>
}
