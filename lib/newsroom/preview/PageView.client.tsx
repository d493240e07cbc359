'use client'

import { useEffect, useRef, useState } from 'react'
import styles from './PreviewPane.module.css'
import type { SearchResult } from './SearchView.client.tsx'
import { useWidth } from './use-width.client.ts'

type Props = {
  /** Of the page. */
  address: string
  /** What is being typed, as the page takes it. */
  words: string
  /** Of the reader's window, in CSS pixels. */
  width: number
  theme: string
  title: string
  /** What is said while the page can't be had. */
  away: string
  shown: (result: SearchResult | null) => void
}

/** Milliseconds after which a page that could not be had is asked for again. */
const again = 3_000

/** Puts what has changed of a page into the one that is there: nobody loses their place. */
function replacePage(page: Document, next: Document): void {
  const { scrollingElement: scroller } = page
  const [left, top] = [scroller?.scrollLeft ?? 0, scroller?.scrollTop ?? 0]
  page.title = next.title
  const [now, then] = [[...page.body.children], [...next.body.children]]
  if (now.length === then.length) {
    for (const [at, element] of then.entries()) {
      // What runs in a page may have changed it; what is the same as last time stays.
      if (sources.get(now[at] as Element) !== element.outerHTML) replace(now[at] as Element, element)
    }
  } else {
    page.body.replaceChildren(...then.map((element) => imported(page, element)))
  }
  scroller?.scrollTo({ left, top, behavior: 'instant' })
}

/** The markup that an element came as. */
const sources = new WeakMap<Element, string>()

function imported(page: Document, element: Element): Element {
  const copy = page.importNode(element, true)
  sources.set(copy, element.outerHTML)
  return copy
}

const replace = (now: Element, then: Element) => now.replaceWith(imported(now.ownerDocument, then))

function resultOf(page: Document): SearchResult {
  return {
    title: page.title,
    description: page.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? '',
    address: page.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? '',
  }
}

/** The page in a window as wide as the reader's, made smaller where there is less room. */
export function PageView({ address, words, width, theme, title, away, shown }: Props) {
  const frame = useRef<HTMLIFrameElement>(null)
  const room = useRef<HTMLDivElement>(null)
  const available = useWidth(room)
  const [loaded, setLoaded] = useState('')
  const [failures, setFailures] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: after a failure it is asked for again
  useEffect(() => {
    if (loaded !== address) return
    const asking = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const ask = async () => {
      const sent = { method: 'POST', body: words, signal: asking.signal }
      const answer = await fetch(address, { ...sent, headers: { 'Content-Type': 'application/json' } })
      if (!answer.ok) throw new Error(`${answer.status}`)
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const page = frame.current?.contentDocument
      if (!page || asking.signal.aborted) return
      replacePage(page, next)
      shown(resultOf(next))
      setFailures(0)
    }
    ask().catch(() => {
      if (!asking.signal.aborted) timer = setTimeout(() => setFailures((count) => count + 1), again)
    })
    return () => {
      asking.abort()
      clearTimeout(timer)
    }
  }, [address, words, loaded, failures, shown])

  useEffect(() => {
    const root = loaded && frame.current?.contentDocument?.documentElement
    if (root) root.dataset.theme = theme
  }, [theme, loaded])

  const scale = Math.min(1, available / width) || 1
  return (
    <div ref={room} className={styles.room}>
      {failures > 0 && (
        <p className={styles.away} role="status">
          {away}
        </p>
      )}
      <div className={styles.window} style={{ inlineSize: width * scale }}>
        <iframe
          ref={frame}
          key={address}
          title={title}
          src={address}
          style={{ inlineSize: width, blockSize: `${100 / scale}%`, transform: `scale(${scale})` }}
          onLoad={() => {
            const page = frame.current?.contentDocument
            // Links lead out of the pane: what is shown in it stays what is being written.
            page?.addEventListener('click', followOutside, true)
            if (page) page.documentElement.dataset.theme = theme
            setLoaded(address)
          }}
        />
      </div>
    </div>
  )
}

function followOutside(event: MouseEvent): void {
  const { target } = event
  // The frame has an `Element` of its own.
  const link = (target as Partial<Element> | null)?.closest?.('a')
  const href = link?.getAttribute('href')
  if (!link || !href || href.startsWith('#')) return
  event.preventDefault()
  window.open(link.href, '_blank', 'noopener,noreferrer')
}
