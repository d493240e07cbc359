'use client'

import { useEffect, useState } from 'react'
import { previewCardPath } from '#lib/content/paths.ts'
import type { Locale } from '#lib/locales.ts'
import styles from './PreviewPane.module.css'
import type { PreviewTexts } from './texts.ts'

/** The picture that a link to the story will show. */
export function CardView(props: { edition: Locale; story: number; words: string; texts: PreviewTexts }) {
  const { edition, story, words, texts } = props
  const [picture, setPicture] = useState<string | null>('')
  useEffect(() => {
    const asking = new AbortController()
    let made: string | undefined
    const ask = async () => {
      const headers = { 'Content-Type': 'application/json' }
      const sent = { method: 'POST', body: words, headers, signal: asking.signal }
      const answer = await fetch(previewCardPath(edition, story), sent)
      if (answer.ok) made = URL.createObjectURL(await answer.blob())
      if (!asking.signal.aborted) setPicture(made ?? null)
    }
    ask().catch(() => {
      if (!asking.signal.aborted) setPicture(null)
    })
    return () => {
      asking.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [edition, story, words])
  if (picture === null) return <p className={styles.away}>{texts.noCard}</p>
  // biome-ignore lint/performance/noImgElement: made in the browser, of a size of its own
  return <div className={styles.card}>{picture && <img src={picture} alt={texts.views.card} />}</div>
}
