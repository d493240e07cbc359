'use client'

import { Button, Modal, toast, useModal, useTranslation } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { Act } from '../acts.ts'
import type { Explanation } from '../explain.ts'
import { NoteFields, type NoteTexts } from './NoteFields.client.tsx'

/** What the fields of a note are called. */
export type NoteLabels = { readonly note: string; readonly noteOther: string }

type Props = {
  slug: string
  collection: string
  act: Act
  ids: readonly number[]
  texts: NoteLabels
  onDone: () => void
}

/** What the server says is wrong, in the person's words. */
async function messageOf(answer: Response): Promise<string> {
  const { errors = [] } = (await answer.json().catch(() => ({}))) as {
    errors?: { message: string; data?: { errors?: { message: string }[] } }[]
  }
  return (
    errors.flatMap(({ message, data }) => data?.errors?.map((one) => one.message) ?? [message]).join(' ') ||
    answer.statusText
  )
}

/** Says what is about to happen, and does it; it stays open while it has not happened. */
export function MoveDialog(props: Props) {
  const { isModalOpen } = useModal()
  return isModalOpen(props.slug) ? <OpenDialog {...props} /> : null
}

function OpenDialog({ slug, collection, act, ids, texts, onDone }: Props) {
  const { closeModal } = useModal()
  const { t, i18n } = useTranslation()
  const [said, setSaid] = useState<Explanation | null>(null)
  const [typed, setTyped] = useState('')
  const [note, setNote] = useState<NoteTexts>({})
  const [isMoving, setMoving] = useState(false)
  const field = useId()
  const list = ids.join(',')
  const headers = { 'Accept-Language': i18n.language, 'Content-Type': 'application/json' }
  const address = `/api/${collection}/move`

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for what the dialog was opened for
  useEffect(() => {
    const ask = async () => {
      const answer = await fetch(`${address}?act=${act}&ids=${list}`, { headers }).catch(() => null)
      if (answer?.ok) return setSaid(await answer.json())
      toast.error(answer ? await messageOf(answer) : t('error:unknown'))
      closeModal(slug)
    }
    void ask()
  }, [address, act, list])

  const move = async () => {
    setMoving(true)
    const body = JSON.stringify({ act, ids, count: said?.number === null ? null : Number(typed), note })
    const answer = await fetch(address, { method: 'POST', headers, body }).catch(() => null)
    setMoving(false)
    if (!answer?.ok) {
      toast.error(answer ? await messageOf(answer) : t('error:unknown'))
      return
    }
    toast.success(said?.confirm ?? '')
    closeModal(slug)
    onDone()
  }

  const isReady = said !== null && (said.number === null || Number(typed) === said.number) && !isMoving
  return (
    <Modal slug={slug} className="confirmation-modal" closeOnBlur={false}>
      <div className="confirmation-modal__wrapper">
        <div className="confirmation-modal__content move-dialog">
          <h1>{said?.heading ?? '…'}</h1>
          <ul>
            {said?.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {said?.note && <NoteFields {...texts} help={said.note.help} value={note} onChange={setNote} />}
          {said && said.number !== null && (
            <label htmlFor={field}>
              {said.numberLabel}
              <input
                id={field}
                className="move-dialog__number"
                inputMode="numeric"
                autoComplete="off"
                dir="ltr"
                value={typed}
                onChange={({ target }) => setTyped(target.value.trim())}
              />
            </label>
          )}
        </div>
        <div className="confirmation-modal__controls">
          <Button buttonStyle="secondary" size="large" id="move-cancel" onClick={() => closeModal(slug)}>
            {t('general:cancel')}
          </Button>
          <Button size="large" id="move-confirm" disabled={!isReady} onClick={() => void move()}>
            {said?.confirm ?? '…'}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
