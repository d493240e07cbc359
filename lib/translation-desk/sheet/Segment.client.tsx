'use client'

import { editions, originalLocale } from '#lib/locales.ts'
import type { SheetSegment } from '../types.ts'
import { Action } from '../ui/Action.client.tsx'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import { Icon } from '../ui/Icon.tsx'
import { asPieces, Pieces } from './Pieces.tsx'
import { Remarks, type RemarksProps } from './Remarks.client.tsx'
import styles from './Segment.module.css'
import { TaggedField } from './TaggedField.client.tsx'
import type { Draft } from './use-drafts.client.ts'

export type SegmentProps = RemarksProps & {
  readonly number: number
  readonly total: number
  readonly isEditing: boolean
  readonly draft: Draft | null
  readonly failure: string | null
  readonly type: (text: string) => void
  readonly discard: () => void
  readonly open: (editing: boolean) => void
  readonly save: (goOn: boolean) => void
  readonly approve: (goOn: boolean) => void
}

/** A segment beside its original. Closed: to be read. Open: with what can be done about it. */
export function Segment(props: SegmentProps) {
  const { segment, number, total, locale, isOpen, isEditing, draft, failure, open, type } = props
  const { texts, fill } = useDesk()
  const { sheet } = texts
  const { kinds } = sheet
  const kind = (kinds as Readonly<Record<string, string>>)[segment.kind] ?? kinds.paragraph
  const { tag, direction } = editions[locale]
  const labels = { removed: sheet.removed, added: sheet.added, keep: sheet.keep }
  const title = fill(sheet.segment, { n: number, total })
  return (
    <li className={styles.segment} data-key={segment.key} data-open={isOpen} data-state={segment.state}>
      <h2 className={styles.heading}>
        <button
          type="button"
          data-heading="true"
          aria-expanded={isOpen}
          className={styles.toggle}
          onClick={() => open(false)}
        >
          <span className={styles.number} aria-hidden="true">
            {number}
          </span>
          <span className={styles.unseen}>{title}: </span>
          {kind}
        </button>
        <Provenance segment={segment} now={props.now} isUnsaved={draft !== null} />
      </h2>
      <div className={styles.side} data-kind={segment.kind} lang={originalLocale} dir="ltr">
        <Pieces pieces={segment.sourcePieces} labels={labels} />
        {segment.state === 'behind' && segment.sourcePieces.some(({ change }) => change) && (
          <span className={styles.unseen} lang={undefined}>
            {sheet.sourceChanged}
          </span>
        )}
      </div>
      <div className={styles.side} data-kind={segment.kind}>
        {isEditing && segment.source !== null ? (
          <TaggedField
            label={fill(sheet.textOf, { n: number })}
            text={draft?.text ?? segment.target ?? ''}
            source={segment.source}
            {...{ tag, direction, type, failure }}
          />
        ) : (
          <div lang={tag} dir={direction} className={styles.target}>
            {draft ? (
              <Pieces pieces={asPieces(draft.text)} labels={labels} />
            ) : segment.target === null ? (
              <span className={styles.missing} lang={undefined} dir="auto">
                {sheet.states.missing}
              </span>
            ) : (
              <Pieces pieces={asPieces(segment.target)} labels={labels} />
            )}
          </div>
        )}
        {failure && !isEditing && (
          <p role="alert" className={styles.failure}>
            {failure}
          </p>
        )}
        {draft && draft.base !== (segment.target ?? '') && (
          <div className={styles.other}>
            {sheet.otherText}
            <div lang={tag} dir={direction}>
              <Pieces pieces={asPieces(segment.target ?? '')} labels={labels} />
            </div>
          </div>
        )}
      </div>
      <Remarks {...props} />
      {isOpen && props.mayChange && <Actions {...props} />}
    </li>
  )
}

/** What is known of the text: whether it matches, whose it is, since when. */
function Provenance({ segment, now, isUnsaved }: { segment: SheetSegment; now: string; isUnsaved: boolean }) {
  const { texts, age, moment } = useDesk()
  const { sheet, facts } = texts
  const { state, origin, engine, at } = segment
  return (
    <span className={styles.provenance}>
      {state !== 'current' && <strong className={styles.behind}>{sheet.states[state]}</strong>}
      {isUnsaved && <strong className={styles.behind}>{sheet.unsaved}</strong>}
      {origin && (
        <span>
          {origin === 'human' && <Icon name="person" />}
          {origin === 'human' ? facts.human : facts.machine}
          {origin === 'machine' && engine && (
            <>
              {' · '}
              <bdi>{engine === 'memory' ? facts.memory : engine}</bdi>
            </>
          )}
        </span>
      )}
      {at && origin && (
        <time dateTime={at} title={moment(at)}>
          {age(at, now)}
        </time>
      )}
    </span>
  )
}

function Actions(props: SegmentProps) {
  const { segment, isEditing, isBusy, draft, change, say, discard, open, save, approve } = props
  const { texts } = useDesk()
  const { sheet } = texts
  const { key, source, target } = segment
  const act = async (action: 'redo' | 'remove', sentence: string) => {
    if (await change({ action, key })) say(sentence)
  }
  if (draft) {
    return (
      <div className={styles.actions}>
        <Action isMain isBusy={isBusy} act={() => save(true)} keys="Control+Enter">
          {sheet.saveNext}
        </Action>
        <Action isBusy={isBusy} act={() => save(false)}>
          {sheet.save}
        </Action>
        {!isEditing && source !== null && <Action act={() => open(true)}>{sheet.edit}</Action>}
        <Action act={discard}>{sheet.discard}</Action>
      </div>
    )
  }
  return (
    <div className={styles.actions}>
      {source !== null && target !== null && (
        <>
          <Action isMain isBusy={isBusy} act={() => approve(true)} keys="Control+Enter">
            {sheet.approveNext}
          </Action>
          <Action isBusy={isBusy} act={() => approve(false)}>
            {sheet.approve}
          </Action>
        </>
      )}
      {source !== null && !isEditing && <Action act={() => open(true)}>{sheet.edit}</Action>}
      {source !== null && (
        <Action isBusy={isBusy} act={() => act('redo', sheet.redoing)}>
          {sheet.redo}
        </Action>
      )}
      {source === null && (
        <Action isBusy={isBusy} act={() => act('remove', sheet.done)}>
          {sheet.remove}
        </Action>
      )}
    </div>
  )
}
