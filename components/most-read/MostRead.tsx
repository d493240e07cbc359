import { useTranslations } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import type { StoryCard as Card } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import styles from './MostRead.module.css'

type Props = { cards: readonly Card[]; locale: Locale; labels: CardLabels; heading: 'h2' | 'h3' }

/** Stories by how much they are read: a list whose numbers say so. */
export function MostRead({ cards, locale, labels, heading: Heading }: Props) {
  return (
    <ol className={styles.list}>
      {cards.map((card) => (
        <li key={card.id}>
          <Heading className={styles.headline} {...languageOf(card.textLocale, locale)}>
            <a href={card.path}>{card.headline}</a>
          </Heading>
          {card.textLocale !== locale && <p className={styles.label}>{labels.original}</p>}
        </li>
      ))}
    </ol>
  )
}

type BlockProps = { cards: readonly Card[]; days: number; locale: Locale; labels: CardLabels }

/** What is read most, on the front page: leads to the page of all periods. */
export function MostReadBlock({ cards, days, locale, labels }: BlockProps) {
  const t = useTranslations('popular')
  return (
    <section aria-labelledby="most-read" className={styles.block}>
      <h2 id="most-read">
        <a href={`/${locale}/most-read`}>{t('title')}</a>
      </h2>
      <p className={styles.period}>{t('within', { days })}</p>
      <MostRead cards={cards} locale={locale} labels={labels} heading="h3" />
    </section>
  )
}
