'use client'

import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { editions, type Locale } from '#lib/locales.ts'
import type { NewsroomTexts } from '../admin/texts/id.ts'
import styles from './Inbox.module.css'
import type { ShownNotice } from './inbox.ts'

type Texts = Pick<NewsroomTexts['notices'], 'label' | 'none' | 'all' | 'unread' | 'away'>

/** Milliseconds between two looks. */
const every = 5_000

type Answer = { readonly unread: number; readonly notices?: readonly ShownNotice[] }

/** Asks; null when nobody answers. */
async function ask(path: string, body?: object): Promise<Answer | null> {
  const headers = { 'Content-Type': 'application/json' }
  const sent = body && { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await fetch(`/api/notices${path}`, sent).catch(() => null)
  return answer?.ok ? ((await answer.json()) as Answer) : null
}

/** A bell with the number of unread notices, and beneath it the newest. */
export function Inbox({ texts, language }: { texts: Texts; language: Locale }) {
  const [unread, setUnread] = useState(0)
  const [notices, setNotices] = useState<readonly ShownNotice[] | null>(null)
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const list = useId()
  const take = useCallback((answer: Answer | null) => {
    if (!answer) return
    setUnread(answer.unread)
    if (answer.notices) setNotices(answer.notices)
  }, [])

  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') void ask(isOpen ? '?list' : '').then(take)
    }
    look()
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [isOpen, take])

  useEffect(() => {
    if (!isOpen) return
    const close = (event: Event) => {
      const isOutside =
        event instanceof KeyboardEvent ? event.key === 'Escape' : !root.current?.contains(event.target as Node)
      if (isOutside) setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [isOpen])

  const moment = new Intl.DateTimeFormat(editions[language].formatTag, { dateStyle: 'medium', timeStyle: 'short' })
  const name = unread > 0 ? `${texts.label} (${unread} ${texts.unread})` : texts.label
  return (
    <div className={styles.inbox} ref={root}>
      <button
        type="button"
        className={styles.bell}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-label={name}
        title={name}
        onClick={() => setOpen((open) => !open)}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" fill="none" stroke="currentColor">
          <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4" strokeWidth="1.6" strokeLinejoin="round" />
        </svg>
        {unread > 0 && <span className={styles.number}>{unread > 99 ? '99+' : unread}</span>}
      </button>
      {isOpen && (
        <section id={list} className={styles.list} aria-label={texts.label}>
          {notices === null && <p>{texts.away}</p>}
          {notices?.length === 0 && <p>{texts.none}</p>}
          {unread > 0 && (
            <button type="button" className={styles.all} onClick={() => void ask('', { read: 'all' }).then(take)}>
              {texts.all}
            </button>
          )}
          <ul>
            {notices?.map(({ id, text, title, path, at, unread: isNew }) => (
              <li key={id} data-unread={isNew || undefined}>
                <a href={path} onClick={() => void ask('', { read: id })}>
                  <span className={styles.title}>
                    <bdi>{title ?? `#${path.split('/').at(-1)}`}</bdi>
                  </span>
                  <span>{text}</span>
                  <time dateTime={at}>{moment.format(new Date(at))}</time>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
