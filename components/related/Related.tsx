import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { StoryCard as Card } from '#lib/news/types.ts'
import { cardLabels } from '../story-card/labels.ts'
import { StoryCard } from '../story-card/StoryCard.tsx'
import styles from './Related.module.css'

type Props = { cards: readonly Card[]; locale: Locale; timeZone: string }

/** Stories to read next. */
export function Related({ cards, locale, timeZone }: Props) {
  const t = translations(locale)
  if (cards.length === 0) return null
  return (
    <section className={styles.related} aria-labelledby="related-title">
      <h2 id="related-title">{t('story.related')}</h2>
      <div className={styles.cards}>
        {cards.map((card) => (
          <StoryCard
            key={card.id}
            form="second"
            heading="h3"
            labels={cardLabels(locale)}
            {...{ card, locale, timeZone }}
          />
        ))}
      </div>
    </section>
  )
}
