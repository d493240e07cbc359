import { latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { StoryCard as Card } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import { Time } from '../time/Time.tsx'
import { typeset } from '../typeset/typeset.ts'
import styles from './LatestColumn.module.css'
import { Rubric } from './Rubric.tsx'

type Props = { cards: readonly Card[]; locale: Locale; timeZone: string; labels: CardLabels }

/** The newest stories, each under the time of its publication. */
export function LatestColumn({ cards, locale, timeZone, labels }: Props) {
  const t = translations(locale)
  return (
    <section aria-labelledby="latest">
      <Rubric id="latest" path={latestPath(locale)}>
        {t('latest.title')}
      </Rubric>
      <ol role="list" className={styles.list}>
        {cards.map((card) => (
          <li key={card.id}>
            <a href={card.path} {...languageOf(card.textLocale, locale)}>
              {typeset(card.headline)}
            </a>
            <p className={styles.when}>
              <Time at={card.publishedAt} locale={locale} timeZone={timeZone} form="short" />
            </p>
            {card.textLocale !== locale && <p className={styles.label}>{labels.original}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
