'use client'

import { useId, useState } from 'react'
import { editions } from '#lib/locales.ts'
import type { Sheet } from '../types.ts'
import { Action } from '../ui/Action.client.tsx'
import { useDesk } from '../ui/DeskRoot.client.tsx'
import styles from './SheetHeader.module.css'
import type { Change } from './use-sheet.client.ts'

type Props = {
  readonly sheet: Sheet
  readonly isBusy: boolean
  readonly change: (change: Change) => Promise<boolean>
}

/** Asks for the role that readers are told. */
export function ReviewForm({ sheet, isBusy, change }: Props) {
  const { texts } = useDesk()
  const [role, setRole] = useState<string | null>(null)
  const id = useId()
  const { tag, direction } = editions[sheet.locale]
  if (role === null) {
    return <Action act={() => setRole(sheet.review?.role ?? sheet.ownRole)}>{texts.actions.review}</Action>
  }
  const send = async () => {
    if (await change({ action: 'review', role })) setRole(null)
  }
  return (
    <form
      className={styles.review}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label htmlFor={id}>{texts.sheet.reviewRole}</label>
      <input
        id={id}
        lang={tag}
        dir={direction}
        value={role}
        maxLength={80}
        onChange={({ target }) => setRole(target.value)}
      />
      <Action isMain isBusy={isBusy} act={send}>
        {texts.actions.review}
      </Action>
      <Action act={() => setRole(null)}>{texts.actions.cancel}</Action>
    </form>
  )
}
