'use client'

import { editions, type Locale } from '#lib/locales.ts'
import styles from './PreviewPane.module.css'

/** What a search engine knows of a page. */
export type SearchResult = { readonly title: string; readonly description: string; readonly address: string }

/** As search engines show it, cut off where they do. */
export function SearchView({ result, edition }: { result: SearchResult | null; edition: Locale }) {
  if (!result) return null
  const { direction, tag } = editions[edition]
  return (
    <div className={styles.result} lang={tag} dir={direction}>
      <p className={styles.resultAddress}>
        <bdi>{decodeURI(result.address)}</bdi>
      </p>
      <p className={styles.resultTitle}>{result.title}</p>
      <p className={styles.resultText}>{result.description}</p>
    </div>
  )
}
