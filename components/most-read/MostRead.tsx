import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { MostRead as View } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import { typeset } from '../typeset/typeset.ts'
import styles from './MostRead.module.css'
import { Periods } from './Periods.tsx'

type Props = { mostRead: View; locale: Locale; labels: CardLabels }

/** What is read most, on the front page: a list whose numbers say so, and the ways to all periods. */
export function MostReadBlock({ mostRead: { cards, days, periods }, locale, labels }: Props) {
  const t = translations(locale, 'popular')
  return (
    <section aria-labelledby="most-read" className={styles.block}>
      <div className={styles.head}>
        <h2 id="most-read">{t('title')}</h2>
        <Periods days={days} periods={periods} locale={locale} current="true" />
      </div>
      <ol className={styles.list}>
        {cards.map((card) => (
          <li key={card.id}>
            <h3 className={styles.headline} {...languageOf(card.textLocale, locale)}>
              <a href={card.path}>{typeset(card.headline)}</a>
            </h3>
            {card.textLocale !== locale && <p className={styles.label}>{labels.original}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
