import type { ReactNode } from 'react'
import type { Locale } from '#lib/locales.ts'
import type { SearchHit, SearchResults } from '#lib/news/types.ts'
import type { MoreLabels } from '../listing/MoreStories.client.tsx'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import { type SearchCriteria, searchAddress } from './address.ts'
import styles from './FoundStories.module.css'
import { Hit } from './Hit.tsx'

export type FoundLabels = CardLabels &
  MoreLabels & {
    readonly start: string
    readonly meant: string
    readonly originals: string
    readonly originalsNote: string
    readonly nothing: string
    readonly cut: string
    readonly broken: string
  }

type Props = {
  asked: SearchCriteria
  /** Address of the search page. */
  path: string
  pages: readonly SearchResults[]
  locale: Locale
  timeZone: string
  labels: FoundLabels
  waysOn: ReactNode
}

/** Pages that were asked for at different times may share a story. */
function hitsOf(pages: readonly SearchResults[]): SearchHit[] {
  return [...new Map(pages.flatMap((page) => page.hits).map((hit) => [hit.card.id, hit])).values()]
}

/** What a search found: the edition's own stories, then Indonesian originals; or why there is nothing, and ways on. */
export function FoundStories({ asked, path, pages, locale, timeZone, labels, waysOn }: Props) {
  const [first] = pages
  if (!first) return null
  const hits = hitsOf(pages)
  const list = (of: readonly SearchHit[]) => (
    <ol role="list" className={styles.hits}>
      {of.map((hit) => (
        <li key={hit.card.id}>
          <Hit {...{ hit, locale, timeZone, labels }} />
        </li>
      ))}
    </ol>
  )
  const own = hits.filter(({ original }) => !original)
  const originals = hits.filter(({ original }) => original)
  const { text } = asked
  return (
    <>
      {first.cut && <p className={styles.note}>{labels.cut}</p>}
      {first.suggestion && (
        <p className={styles.meant}>
          {labels.meant}{' '}
          <a href={searchAddress(path, { ...asked, text: first.suggestion, after: undefined })}>
            <bdi>{first.suggestion}</bdi>
          </a>
        </p>
      )}
      {hits.length === 0 && (
        <div className={styles.empty}>
          {(first.asked || !text) && <p>{first.asked ? labels.nothing : labels.start}</p>}
          {waysOn}
        </div>
      )}
      {own.length > 0 && list(own)}
      {originals.length > 0 && (
        <section aria-labelledby="originals" className={styles.originals}>
          <h2 id="originals">{labels.originals}</h2>
          <p className={styles.note}>{labels.originalsNote}</p>
          {list(originals)}
        </section>
      )}
    </>
  )
}
