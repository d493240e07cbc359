import { useTranslations } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import type { StoryCard as Card, FrontPage, SiteFrame } from '#lib/news/types.ts'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { cardLabels } from '../story-card/labels.ts'
import { type CardForm, StoryCard } from '../story-card/StoryCard.tsx'
import { Time } from '../time/Time.tsx'
import styles from './Front.module.css'

type Props = { front: FrontPage; frame: SiteFrame; locale: Locale }

/** Times of today's news: a column of clock times beside headlines. */
function Latest({ front, frame, locale }: Props) {
  const t = useTranslations()
  const labels = cardLabels(t)
  return (
    <section className={styles.latest} aria-labelledby="latest">
      <h2 id="latest" className={styles.rubric}>
        <a href={`/${locale}/latest`}>{t('latest.title')}</a>
      </h2>
      <ol role="list">
        {front.latest.map((card) => (
          <li key={card.id}>
            <p className={styles.when}>
              <Time at={card.publishedAt} locale={locale} timeZone={frame.timeZone} form="date" />
              {card.textLocale !== locale && <span className={styles.label}>{labels.original}</span>}
            </p>
            <a href={card.path} className={styles.item} {...languageOf(card.textLocale, locale)}>
              {card.headline}
            </a>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The first story of a block is large where it has a picture; blocks take turns in which side it stands on. */
const formOf = (cards: readonly Card[], index: number): CardForm =>
  index === 0 && cards[0]?.picture ? 'large' : 'text'

/** The front page: the editors' ranking gives stories their size. */
export function Front({ front, frame, locale }: Props) {
  const t = useTranslations()
  const labels = cardLabels(t)
  const common = { locale, timeZone: frame.timeZone, labels }
  if (!front.lead) {
    return (
      <div className={styles.empty}>
        <h2>{t('front.emptyTitle')}</h2>
        <p>{t('front.empty')}</p>
      </div>
    )
  }
  return (
    <>
      <div className={styles.top}>
        <div className={styles.lead}>
          <StoryCard card={front.lead} form="lead" {...common} />
        </div>
        <div className={styles.seconds}>
          {front.seconds.map((card, index) => (
            <StoryCard key={card.id} card={card} form={index < 2 ? 'second' : 'text'} {...common} />
          ))}
        </div>
        <Latest front={front} frame={frame} locale={locale} />
      </div>
      {front.blocks.map(({ section, cards }) => (
        <section key={section.id} className={styles.block} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`} className={styles.rubric}>
            <a href={section.path}>
              <InLanguage of={section.name} locale={locale} />
            </a>
          </h2>
          <div className={`${styles.cards} ${formOf(cards, 0) === 'large' ? styles.pictured : ''}`}>
            {cards.map((card, index) => (
              <StoryCard
                key={card.id}
                card={card}
                form={formOf(cards, index)}
                heading="h3"
                withSection={false}
                {...common}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}
