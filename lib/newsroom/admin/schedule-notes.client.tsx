'use client'

import { useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useState } from 'react'
import type { ScheduleAction, ScheduleNote } from '../schedule/notes.ts'
import { useEditing } from './editing/editing-context.client.ts'

/** Name of the event on `window` that says: a schedule was made on this page. */
export const scheduleMade = 'warta:schedule-made'

/** Milliseconds between two looks: a schedule is made, had or taken back elsewhere, too. */
const every = 10_000

/** Above a story: when it goes out by itself, and what became of schedules that had no effect. */
export function ScheduleNotes() {
  const { id, collectionSlug, savedDocumentData } = useDocumentInfo()
  const editing = useEditing()
  const [own, setOwn] = useState<readonly ScheduleNote[]>([])
  // The header says some of them, too; outside of the edit view (what is in the trash) there is none.
  const { notes, setNotes, saver } = editing ?? { notes: own, setNotes: setOwn, saver: null }
  const [refusal, setRefusal] = useState<string | null>(null)
  const address = id === undefined || !collectionSlug ? null : `/api/${collectionSlug}/${id}/schedule`
  const ask = useCallback(
    async (body?: Omit<ScheduleAction, 'label'> & { readonly updatedAt?: string }) => {
      if (!address) return
      const sent = body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }
      // What can't be asked now is asked again: the notes stay as they were.
      const answer = await fetch(address, sent).catch(() => null)
      if (answer?.ok) setNotes(((await answer.json()) as { notes: ScheduleNote[] }).notes)
      if (!body || !answer) return
      const said = answer.ok
        ? null
        : ((await answer.json().catch(() => null)) as { errors?: { message: string }[] } | null)
      setRefusal(said?.errors?.[0]?.message ?? null)
    },
    [address, setNotes],
  )
  async function press({ job, what }: ScheduleAction) {
    // What is on the page goes out, or nothing does.
    if (what === 'renew' && saver && !(await saver.flush())) return
    await ask({ job, what, ...(what === 'renew' && saver && { updatedAt: saver.base.stamp }) })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved may differ from what is scheduled
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void ask()
    }
    look()
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    window.addEventListener(scheduleMade, look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener(scheduleMade, look)
    }
  }, [ask, savedDocumentData])
  if (notes.length === 0) return null
  return (
    <ul className="schedule-notes" aria-live="polite">
      {notes.map(({ kind, text, actions }) => (
        <li key={text} data-kind={kind}>
          <span>{text}</span>
          {actions.map((action) => (
            <button key={action.what} type="button" onClick={() => void press(action)}>
              {action.label}
            </button>
          ))}
        </li>
      ))}
      {refusal && <li role="alert">{refusal}</li>}
    </ul>
  )
}
