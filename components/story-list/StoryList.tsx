import type { Locale } from '#lib/locales.ts'
import type { StoryCard as Card } from '#lib/news/types.ts'
import { type CardLabels, StoryCard } from '../story-card/StoryCard.tsx'
import styles from './StoryList.module.css'

type Props = {
  cards: readonly Card[]
  locale: Locale
  timeZone: string
  labels: CardLabels
  withSection?: boolean
  /** Gives the first story more room than the others. */
  leading?: boolean
}

/** Stories one under the other, newest first. */
export function StoryList({ cards, leading = false, ...common }: Props) {
  return (
    <ol role="list" className={styles.list}>
      {cards.map((card, index) => (
        <li key={card.id}>
          <StoryCard card={card} form={leading && index === 0 && card.picture ? 'wide' : 'row'} {...common} />
        </li>
      ))}
    </ol>
  )
}

type PagerProps = {
  next: string | null
  nextLabel: string
  /** The way back, on a later page. */
  first?: { readonly path: string; readonly label: string } | undefined
}

/** The ways to the next page of a list and back to its first. The empty span is where `<more-stories>` says what it did. */
export function Pager({ next, nextLabel, first }: PagerProps) {
  if (!next && !first) return null
  return (
    <p className={styles.pager}>
      <span role="status" className={styles.status} />
      {next && (
        <a href={next} rel="next">
          {nextLabel}
        </a>
      )}
      {first && <a href={first.path}>{first.label}</a>}
    </p>
  )
}
