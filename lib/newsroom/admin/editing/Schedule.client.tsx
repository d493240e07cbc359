'use client'

import { useEffect, useRef, useState } from 'react'
import { zoneName } from '#lib/i18n/dates.ts'
import { fromZone, inZone } from '../../dates/zone.ts'
import { scheduleMade } from '../schedule-notes.client.tsx'
import styles from './Editing.module.css'
import { type Editing, useWords } from './editing-context.client.ts'

/** Publishing, or withdrawing, at a minute in the site's time zone. */
export function Schedule({ editing, onClose }: { editing: Editing; onClose: () => void }) {
  const { api, saver, scheduleTexts: texts, language, timeZone } = editing
  const { fill } = useWords(editing)
  const dialog = useRef<HTMLDialogElement>(null)
  const [type, setType] = useState<'publish' | 'unpublish'>('publish')
  // The next full hour.
  const [moment, setMoment] = useState(() =>
    inZone(timeZone, new Date(Math.ceil((Date.now() + 1) / 3_600_000) * 3_600_000)),
  )
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  const at = fromZone(timeZone, moment)
  async function make() {
    if (!at) return
    setBusy(true)
    // What is on the page is what goes out.
    const isSaved = (await saver?.flush()) ?? true
    const refused = isSaved ? await api.schedule(type, at.toISOString(), saver?.base.stamp) : ''
    setBusy(false)
    if (refused !== null) return setRefusal(refused || texts.failed)
    window.dispatchEvent(new Event(scheduleMade))
    onClose()
  }
  return (
    <dialog ref={dialog} className={`schedule-dialog ${styles.schedule}`} aria-label={texts.title} onClose={onClose}>
      <h2>{texts.title}</h2>
      <fieldset className={styles.choice}>
        {(['publish', 'unpublish'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name="schedule-type" value={one} checked={type === one} onChange={() => setType(one)} />{' '}
            {texts[one]}
          </label>
        ))}
      </fieldset>
      <div className={styles.moment}>
        <label>
          {texts.day}
          <input
            type="date"
            name="schedule-day"
            value={moment.day}
            onChange={({ target }) => setMoment({ ...moment, day: target.value })}
          />
        </label>
        <label>
          {fill(texts.time, { zone: zoneName(language, timeZone, at ?? new Date()) })}
          <input
            type="time"
            name="schedule-time"
            value={moment.time}
            onChange={({ target }) => setMoment({ ...moment, time: target.value })}
          />
        </label>
      </div>
      {refusal && (
        <p role="alert" className={styles.refusal}>
          {refusal}
        </p>
      )}
      <footer className={styles.dialogFoot}>
        <button
          type="button"
          className={styles.button}
          data-act="schedule"
          disabled={isBusy || !at}
          onClick={() => void make()}
        >
          {texts.make}
        </button>
        <button type="button" className={styles.button} onClick={onClose}>
          {texts.close}
        </button>
      </footer>
    </dialog>
  )
}
