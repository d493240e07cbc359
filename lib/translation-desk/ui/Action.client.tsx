'use client'

import { type ReactNode, useId, useRef } from 'react'
import styles from './Action.module.css'
import { useDesk } from './DeskRoot.client.tsx'

type Props = {
  readonly children: ReactNode
  readonly act: () => void
  /** Asked before it is done. */
  readonly question?: string | undefined
  readonly isMain?: boolean
  readonly isBusy?: boolean
  readonly keys?: string
}

/** A button; with a question, one that asks first. */
export function Action({ children, act, question, isMain = false, isBusy = false, keys }: Props) {
  const { texts } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  return (
    <>
      <button
        type="button"
        className={isMain ? `${styles.action} ${styles.main}` : styles.action}
        aria-disabled={isBusy}
        aria-keyshortcuts={keys}
        onClick={() => {
          if (isBusy) return
          if (question === undefined) act()
          else dialog.current?.showModal()
        }}
      >
        {children}
      </button>
      {question !== undefined && (
        <dialog ref={dialog} className={styles.dialog} aria-labelledby={id}>
          <p id={id}>{question}</p>
          <div className={styles.answers}>
            <button type="button" className={styles.action} onClick={() => dialog.current?.close()}>
              {texts.actions.cancel}
            </button>
            <button
              type="button"
              className={`${styles.action} ${styles.main}`}
              onClick={() => {
                dialog.current?.close()
                act()
              }}
            >
              {children}
            </button>
          </div>
        </dialog>
      )}
    </>
  )
}
