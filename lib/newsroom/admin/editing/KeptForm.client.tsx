'use client'

import {
  toast,
  useAllFormFields,
  useAuth,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useFormModified,
  useLocale,
} from '@payloadcms/ui'
import { useEffect, useMemo, useRef, useState } from 'react'
import styles from './Editing.module.css'
import { type Editing, useWords } from './editing-context.client.ts'
import { dropWords, type KeptWords, keepLeaving, keepWords, keyOf, nameTab, useOffered } from './kept.client.ts'
import { useFormValues, useRewrite } from './use-form-values.client.ts'
import { writtenIn } from './words.ts'

/** Milliseconds after a key. */
const keepAfter = 300

type Props = Pick<Editing, 'language' | 'timeZone'> & {
  readonly texts: Pick<Editing['texts'], 'kept' | 'restore' | 'discard' | 'faults'>
}

/**
 * For forms that are saved by a button: what is typed stays on the device until it is saved, and is offered when the form is
 * opened again after the page was left, closed or lost.
 */
export function KeptForm(props: Props) {
  const { id, collectionSlug, globalSlug, hasSavePermission } = useDocumentInfo()
  const { user } = useAuth()
  const { code } = useLocale()
  const slug = collectionSlug ?? globalSlug
  if (!user || !slug || !hasSavePermission) return null
  // Texts of one language are what the form shows.
  const name = `${slug} ${code}`
  return (
    <Keeping key={`${name} ${id ?? ''}`} {...props} collection={name} id={Number(id ?? 0)} user={Number(user.id)} />
  )
}

function Keeping({
  texts,
  collection,
  id,
  user,
  ...reader
}: Props & { readonly collection: string; readonly id: number; readonly user: number }) {
  const { clock, fill } = useWords(reader)
  const { setModified } = useForm()
  const { mostRecentUpdate } = useDocumentEvents()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const formValues = useFormValues()
  const rewrite = useRewrite()
  const owner = useMemo(() => ({ collection, id, user }), [collection, id, user])
  const [tab] = useState(nameTab)
  const { offered, forget } = useOffered(owner, tab, formValues)

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a field changes
  useEffect(() => {
    if (!isModified) return
    const timer = setTimeout(() => void keepWords(owner, tab, formValues(), '').catch(() => null), keepAfter)
    return () => clearTimeout(timer)
  }, [isModified, fields, owner, tab, formValues])

  useEffect(() => {
    if (!isModified) return
    const leave = () => keepLeaving(owner, tab, formValues(), '')
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [isModified, owner, tab, formValues])

  const before = useRef(mostRecentUpdate)
  useEffect(() => {
    if (before.current === mostRecentUpdate) return
    before.current = mostRecentUpdate
    if (mostRecentUpdate?.entitySlug !== collection.split(' ')[0]) return
    // A form that is saved while its last key waits to be kept.
    setTimeout(() => void dropWords(keyOf(owner, tab)).catch(() => null), 2 * keepAfter)
  }, [mostRecentUpdate, collection, owner, tab])

  async function restore(words: KeptWords) {
    if (!(await rewrite({ ...formValues(), ...writtenIn(words.values) }))) {
      return void toast.error(texts.faults.offline)
    }
    setModified(true)
    await keepWords(owner, tab, words.values, '').catch(() => null)
    await forget(words)
  }
  return offered.map((words) => (
    <div key={words.key} className={`editing-note ${styles.note}`} role="status" data-kind="kept">
      <p>{fill(texts.kept, { time: clock(words.at) })}</p>
      <button type="button" className={styles.button} data-act="restore" onClick={() => void restore(words)}>
        {texts.restore}
      </button>
      <button type="button" className={styles.button} data-act="discard" onClick={() => void forget(words)}>
        {texts.discard}
      </button>
    </div>
  ))
}
