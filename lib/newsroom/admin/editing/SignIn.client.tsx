'use client'

import { useEffect, useRef } from 'react'
import { isSignedIn } from './api.client.ts'
import styles from './Editing.module.css'
import type { Editing } from './editing-context.client.ts'

/** Milliseconds between two looks whether somebody has signed in. */
const every = 1_500

type Props = { readonly editing: Editing; readonly onClose: () => void; readonly onSignedIn: () => void }

/**
 * The newsroom's own sign-in above the page, with every factor it asks for; the text below stays. Somebody else who signs in
 * here gets a page of their own.
 */
export function SignIn({ editing, onClose, onSignedIn }: Props) {
  const { texts, owner } = editing
  const dialog = useRef<HTMLDialogElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const told = useRef(onSignedIn)
  told.current = onSignedIn
  useEffect(() => {
    dialog.current?.showModal()
    const timer = setInterval(async () => {
      const user = await isSignedIn()
      // Codes that are shown once are read first.
      if (frame.current?.contentDocument?.querySelector('.second-factor__codes')) return
      if (user === owner.user) told.current()
      else if (typeof user === 'number') location.reload()
    }, every)
    return () => clearInterval(timer)
  }, [owner.user])
  return (
    <dialog ref={dialog} className={styles.signIn} aria-label={texts.signInTitle} onClose={onClose}>
      <header className={styles.dialogHead}>
        <h2>{texts.signInTitle}</h2>
        <button type="button" className={styles.button} onClick={onClose}>
          {texts.close}
        </button>
      </header>
      <iframe ref={frame} title={texts.signInTitle} src="/admin/login" />
    </dialog>
  )
}
