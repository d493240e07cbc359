'use client'

import { toast, useAllFormFields, useDocumentInfo, useForm, useFormProcessing } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useEffect, useRef, useState } from 'react'
import { formatList } from '../format.ts'
import type { SaveAnswer } from './api.client.ts'
import styles from './Editing.module.css'
import { type Editing, useEditing, useWords } from './editing-context.client.ts'
import { dropWords, keepLeaving, keepWords, keyOf } from './kept.client.ts'
import { nameOf } from './name-of.ts'
import { SignIn } from './SignIn.client.tsx'
import { Saver, type Tools } from './saver.ts'
import {
  useDropLost,
  useFormValues,
  useShow,
  useTakeOver,
  valuesOf,
  withEditors,
  withValues,
} from './use-form-values.client.ts'
import { isSame } from './words.ts'

/** Milliseconds after a key at which the text is read. */
const readAfter = 100

/** In the header: whether what is on the page is on the server. Saves it by itself. */
export function SaveState() {
  const editing = useEditing()
  return editing?.hold.is === 'mine' ? <Saving editing={editing} /> : null
}

function Saving({ editing }: { editing: Editing }) {
  const { state, texts } = editing
  const { clock, fill } = useWords(editing)
  const saver = useSaver(editing)
  const [isSigningIn, setSigningIn] = useState(false)
  const fault = state?.is === 'failed' ? state.fault : null
  useEffect(() => {
    if (fault?.kind === 'session') setSigningIn(true)
  }, [fault])
  if (!state) return null
  return (
    <div className={`save-state ${styles.state}`} data-state={state.is} role="status" aria-live="polite">
      {state.is === 'saved' && fill(texts.saved, { time: clock(state.at) })}
      {state.is === 'saving' && texts.saving}
      {fault && (
        <>
          <span className={styles.fault}>
            <strong>{texts.notSaved}</strong> <span>{fault.message || texts.faults[fault.kind]}</span>
          </span>
          {fault.kind === 'session' ? (
            <button type="button" className={styles.button} onClick={() => setSigningIn(true)}>
              {texts.signIn}
            </button>
          ) : (
            fault.kind !== 'stale' && (
              <button type="button" className={styles.button} onClick={() => saver.retry()}>
                {texts.retry}
              </button>
            )
          )}
        </>
      )}
      {isSigningIn && fault?.kind === 'session' && (
        <SignIn
          editing={editing}
          onClose={() => setSigningIn(false)}
          onSignedIn={() => {
            setSigningIn(false)
            saver.retry()
          }}
        />
      )}
    </div>
  )
}

/** Whether a form came anew: a key changes a field, and leaves the others as they are. */
const isReplaced = (old: FormState, fields: FormState) =>
  !Object.entries(fields).some(([path, field]) => field === old[path])

/** The saver of this page's form. */
function useSaver(editing: Editing): Saver {
  const { api, owner, tab, connect, tell, texts, language } = editing
  const { fill } = useWords(editing)
  const [fields] = useAllFormFields()
  const info = useDocumentInfo()
  const { setModified, replaceState, formRef: form } = useForm()
  const isProcessing = useFormProcessing()
  const takeOver = useTakeOver()
  const dropLost = useDropLost()
  const formValues = useFormValues()
  const show = useShow()
  const { initialData, setMostRecentVersionIsAutosaved, setUnpublishedVersionCount, mostRecentVersionIsAutosaved } =
    info

  const tools: Pick<Tools, 'send'> = {
    async send(words, base) {
      const answer: SaveAnswer = await api.save(words, base, 'draft', true)
      if (!answer.ok) return answer
      takeOver(answer.doc)
      const lost = dropLost(words, answer.doc).map((path) => nameOf(texts, path))
      if (lost.length > 0) toast.warning(fill(texts.lost, { fields: formatList(lost, language) }))
      if (!mostRecentVersionIsAutosaved) {
        setMostRecentVersionIsAutosaved(true)
        setUnpublishedVersionCount((count) => count + 1)
      }
      return { ok: true, stamp: answer.doc.updatedAt }
    },
  }
  // The saver outlives renders; what it sends with is the newest render's.
  const newest = useRef(tools)
  newest.current = tools
  const [saver] = useState(
    () =>
      new Saver(valuesOf(fields), String(initialData?.updatedAt ?? ''), {
        send: (words, base) => newest.current.send(words, base),
        // A device that can't keep words (full, or a private window) still saves them.
        keep: (words, base) => void keepWords(owner, tab, words, base).catch(() => null),
        read: () => formValues(),
        show,
        drop: () => void dropWords(keyOf(owner, tab)).catch(() => null),
        wait(milliseconds, then) {
          const timer = setTimeout(then, milliseconds)
          return () => clearTimeout(timer)
        },
        tell,
      }),
  )

  // When the server makes the page anew, the form takes its text over, one render after the page's data. What was typed
  // meanwhile, or saved since the server read it, is put back.
  const data = useRef(initialData)
  const before = useRef<FormState | null>(null)
  useEffect(() => {
    if (data.current !== initialData) {
      data.current = initialData
      before.current = fields
      return
    }
    const old = before.current
    if (!old || !isReplaced(old, fields)) {
      if (old) before.current = fields
      return saver.changed(formValues())
    }
    before.current = null
    const mine = withEditors(valuesOf(old))
    const stamp = String(initialData?.updatedAt ?? '')
    if (stamp >= saver.base.stamp && isSame(mine, saver.base.values)) return saver.adopt(valuesOf(fields), stamp)
    replaceState(withValues(old, mine))
    saver.changed(mine)
  }, [fields, saver, initialData, formValues, replaceState])

  const isSaved = editing.state?.is === 'saved'
  useEffect(() => {
    if (isSaved) setModified(false)
  }, [isSaved, setModified])

  // Payload's own buttons save the whole form, too (restoring a version, duplicating).
  useEffect(() => {
    if (isProcessing) void saver.holdBack()
    else saver.release()
  }, [isProcessing, saver])

  useEffect(() => {
    connect(saver)
    tell(saver.state)
    const retry = () => saver.retry()
    // Rich text editors tell the form with a delay: until they do, what is typed is read from them.
    let reading: ReturnType<typeof setTimeout> | undefined
    const read = () => {
      clearTimeout(reading)
      reading = undefined
      saver.changed(formValues())
    }
    const typed = ({ target }: Event) => {
      if (target instanceof Element && target.closest('form') === form.current) reading ??= setTimeout(read, readAfter)
    }
    const leave = () => {
      read()
      if (!saver.unsaved) return
      keepLeaving(owner, tab, saver.unsaved, saver.base.stamp)
      api.saveLeaving(saver.unsaved, saver.base.stamp)
    }
    const ask = (event: BeforeUnloadEvent) => {
      if (saver.state.is === 'failed') event.preventDefault()
    }
    const key = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      event.stopPropagation()
      read()
      void saver.flush()
    }
    document.addEventListener('input', typed, true)
    window.addEventListener('online', retry)
    window.addEventListener('pagehide', leave)
    window.addEventListener('beforeunload', ask)
    document.addEventListener('keydown', key, true)
    return () => {
      clearTimeout(reading)
      document.removeEventListener('input', typed, true)
      window.removeEventListener('online', retry)
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('beforeunload', ask)
      document.removeEventListener('keydown', key, true)
      connect(null)
      tell(null)
      // Elsewhere in the admin within the two seconds: saved from there. What fails is on the device.
      void saver.flush().finally(() => saver.stop())
    }
  }, [saver, api, owner, tab, connect, tell, formValues, form])
  return saver
}
