'use client'

import { toast } from '@payloadcms/ui'
import { type CSSProperties, useCallback, useEffect, useMemo, useState } from 'react'
import { Compare } from './Compare.client.tsx'
import styles from './Editing.module.css'
import { type Editing, useEditing, useWords } from './editing-context.client.ts'
import { hueOf, initialsOf } from './initials.ts'
import { type KeptWords, keepWords, useOffered } from './kept.client.ts'
import { nameOf } from './name-of.ts'
import { markFaults, placed, showField } from './show-field.client.ts'
import { editorsIn, useFormValues, useRewrite } from './use-form-values.client.ts'
import { isSame, type Values, writtenIn } from './words.ts'

/** Above the text: who has the document, words that were not saved, and two texts to choose from. */
export function Notes() {
  const editing = useEditing()
  if (!editing) return null
  return editing.hold.is === 'mine' ? <OwnNotes editing={editing} /> : <ReadingNote editing={editing} />
}

/** Read-only, as somebody else has it. */
function ReadingNote({ editing }: { editing: Editing }) {
  const { hold, texts, take } = editing
  const { clock, fill } = useWords(editing)
  const here = useReadOnlyEditors()
  if (hold.is === 'mine') return null
  if (hold.is === 'taking') {
    return (
      <p ref={here} className={styles.note} role="status">
        {texts.taking}
      </p>
    )
  }
  const { holder, taken } = hold
  const name = holder?.name ?? ''
  return (
    <div ref={here} className={`editing-note ${styles.note}`} role="status" data-kind={taken ? 'taken' : 'reading'}>
      {name && (
        <span className={styles.person} style={{ '--hue': hueOf(name) } as CSSProperties} aria-hidden>
          {initialsOf(name)}
        </span>
      )}
      <div>
        {taken && <p>{fill(taken === 'kept' ? texts.taken : texts.takenUnkept, { name })}</p>}
        {holder ? (
          <p>{fill(holder.me ? texts.ownTab : texts.reading, { name, time: clock(holder.since) })}</p>
        ) : (
          <p>{texts.free}</p>
        )}
      </div>
      <button type="button" id="take-over" className={styles.button} onClick={take}>
        {holder ? texts.takeOver : texts.edit}
      </button>
    </div>
  )
}

/** Rich text editors come from the server as somebody who may write gets them; here nobody writes in them. */
function useReadOnlyEditors() {
  return useCallback((note: HTMLElement | null) => {
    const form = note?.closest('form')
    if (!form) return
    const close = () => {
      for (const { __lexicalEditor: editor } of editorsIn(form)) if (editor?.isEditable()) editor.setEditable(false)
    }
    close()
    const observer = new MutationObserver(close)
    observer.observe(form, { subtree: true, childList: true, attributeFilter: ['contenteditable'] })
    return () => observer.disconnect()
  }, [])
}

function OwnNotes({ editing }: { editing: Editing }) {
  return (
    <>
      <KeptNotes editing={editing} />
      <FaultsNote editing={editing} />
      {editing.state?.is === 'failed' && editing.state.fault.kind === 'stale' && (
        <StaleNote editing={editing} message={editing.state.fault.message} />
      )}
    </>
  )
}

/** What forbids publishing, in words, with a way there. */
function FaultsNote({ editing: { faults, texts } }: { editing: Editing }) {
  const places = useMemo(() => placed(faults), [faults])
  useEffect(() => markFaults(places), [places])
  if (faults.length === 0) return null
  return (
    <div className={`editing-note ${styles.note}`} role="alert" data-kind="faults">
      <p>{texts.notPublished}</p>
      <ul className={styles.faults}>
        {places.map(({ path, message, words, nth }) => (
          <li key={`${path} ${message} ${nth}`}>
            <button type="button" className={styles.link} onClick={() => showField(path, words, nth)}>
              {nameOf(texts, path)}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Somebody has saved in between: both texts are there, and the person chooses. */
function StaleNote({ editing, message }: { editing: Editing; message: string }) {
  const { api, saver, texts } = editing
  const formValues = useFormValues()
  const rewrite = useRewrite()
  const [pair, setPair] = useState<{ mine: Values; theirs: Values & { updatedAt: string } } | null>(null)
  async function compare() {
    const theirs = await api.newest()
    if (theirs) setPair({ mine: formValues(), theirs })
    else toast.error(texts.faults.offline)
  }
  async function use(chosen: Values) {
    if (!pair || !saver) return
    // What is not chosen stays in the versions: theirs is one already.
    if (!isSame(chosen, pair.mine) && (await api.editing('aside', pair.mine)) === null) {
      toast.error(texts.faults.offline)
      return
    }
    if (!(await rewrite({ ...chosen, updatedAt: pair.theirs.updatedAt }))) {
      toast.error(texts.faults.offline)
      return
    }
    saver.adopt(pair.theirs, pair.theirs.updatedAt)
    setPair(null)
  }
  return (
    <div className={`editing-note ${styles.note}`} role="alert" data-kind="stale">
      <p>{message || texts.faults.stale}</p>
      <button type="button" id="compare-texts" className={styles.button} onClick={() => void compare()}>
        {texts.choose}
      </button>
      {pair && (
        <Compare
          editing={editing}
          mine={pair.mine}
          theirs={pair.theirs}
          {...(saver ? { base: saver.base.values } : {})}
          onUse={use}
          onClose={() => setPair(null)}
        />
      )}
    </div>
  )
}

/** Words of a page that was closed, or crashed, before they were saved. */
function KeptNotes({ editing }: { editing: Editing }) {
  const { api, owner, saver, tab, texts } = editing
  const { clock, fill } = useWords(editing)
  const formValues = useFormValues()
  const rewrite = useRewrite()
  const { offered, forget } = useOffered(owner, tab, formValues)
  const [compared, setCompared] = useState<KeptWords | null>(null)

  async function done(words: KeptWords) {
    setCompared(null)
    await forget(words)
  }
  async function restore(words: KeptWords, values: Values) {
    const before = formValues()
    const after = { ...before, ...writtenIn(values) }
    if (!isSame(before, after)) {
      // What stands on the page may be in no version but the one that is about to be written over.
      const isSafe = (await api.editing('aside', before)) !== null
      if (!isSafe || !(await rewrite(after))) return void toast.error(texts.faults.offline)
      // They are forgotten as words of the page that is gone once they are kept as this page's.
      await keepWords(owner, tab, after, saver?.base.stamp ?? words.base).catch(() => null)
    }
    await done(words)
  }
  async function discard(words: KeptWords) {
    if ((await api.editing('aside', words.values)) === null) return void toast.error(texts.faults.offline)
    toast.success(texts.discarded)
    await done(words)
  }
  return offered.map((words) => (
    <div key={words.key} className={`editing-note ${styles.note}`} role="status" data-kind="kept">
      <p>{fill(texts.kept, { time: clock(words.at) })}</p>
      <button
        type="button"
        className={styles.button}
        data-act="restore"
        onClick={() => void restore(words, words.values)}
      >
        {texts.restore}
      </button>
      <button type="button" className={styles.button} data-act="compare" onClick={() => setCompared(words)}>
        {texts.compare}
      </button>
      <button type="button" className={styles.button} data-act="discard" onClick={() => void discard(words)}>
        {texts.discard}
      </button>
      {compared?.key === words.key && (
        <Compare
          editing={editing}
          mine={words.values}
          theirs={formValues()}
          onUse={(chosen) => restore(words, chosen)}
          onClose={() => setCompared(null)}
        />
      )}
    </div>
  ))
}
