'use client'

// Under an endless list of a page that runs in the browser: what <more-stories> is on the others, and behaves like it.
// The first step is asked for; after it a few pages come by themselves, unless the reader saves data.
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import styles from './MoreStories.module.css'

/** Pages that come by themselves after one that was asked for, and how far ahead of the end. */
const unasked = 3
const ahead = '600px'

export type MoreLabels = {
  readonly next: string
  readonly loading: string
  readonly loaded: string
  readonly failed: string
  readonly retry: string
}

type Props = {
  /** The list. */
  children: ReactNode
  /** Address of the next page, for those who open it by itself; null at the end. */
  next: string | null
  /** Pages shown. */
  pages: number
  state: 'ready' | 'loading' | 'failed'
  load: () => void
  labels: MoreLabels
  /** The way back, on a later page. */
  first?: { readonly path: string; readonly label: string } | null
}

const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

const opensElsewhere = (event: MouseEvent) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey

export function MoreStories({ children, next, pages, state, load, labels, first = null }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const link = useRef<HTMLAnchorElement>(null)
  const left = useRef(0)
  /** Stories that stood there when the reader used the link: reading goes on after them. */
  const readTo = useRef<number | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what matters is that a page has come
  useEffect(() => {
    if (readTo.current === null) return
    const story = list.current?.querySelectorAll('article')[readTo.current]
    readTo.current = null
    story?.querySelector('a')?.focus({ preventScroll: true })
  }, [pages])

  useEffect(() => {
    if (!link.current || state !== 'ready' || left.current === 0) return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        left.current -= 1
        load()
      },
      { rootMargin: ahead },
    )
    observer.observe(link.current)
    return () => observer.disconnect()
  }, [state, load])

  const ask = (event: MouseEvent) => {
    if (opensElsewhere(event)) return
    event.preventDefault()
    if (state === 'loading') return
    left.current = savesData() ? 0 : unasked
    readTo.current = list.current?.querySelectorAll('article').length ?? null
    load()
  }
  const told = { ready: pages > 1 ? labels.loaded : '', loading: '', failed: labels.failed }[state]
  return (
    <>
      <div ref={list}>{children}</div>
      {(next || first || pages > 1) && (
        <p className={styles.more}>
          <span role="status" className={state === 'failed' ? styles.failed : 'visually-hidden'}>
            {told}
          </span>
          {next && (
            <a ref={link} href={next} rel="next" onClick={ask}>
              {{ ready: labels.next, loading: labels.loading, failed: labels.retry }[state]}
            </a>
          )}
          {first && <a href={first.path}>{first.label}</a>}
        </p>
      )}
    </>
  )
}
