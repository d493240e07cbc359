import { latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { MostRead as View } from '#lib/news/types.ts'
import { Empty } from '../empty/Empty.tsx'
import { ListingColumn, ListingHead } from '../listing/Listing.tsx'
import { cardLabels } from '../story-card/labels.ts'
import { StoryCard } from '../story-card/StoryCard.tsx'
import styles from './MostRead.module.css'
import { Periods } from './Periods.tsx'

/** What is read most in an edition, within each of the periods. */
export function MostReadPage({ mostRead, locale, timeZone }: { mostRead: View; locale: Locale; timeZone: string }) {
  const t = translations(locale)
  const { cards, days, periods } = mostRead
  return (
    <ListingColumn>
      <ListingHead title={t('popular.title')} description={t('popular.description')} />
      <Periods days={days} periods={periods} locale={locale} current="page" />
      {cards.length === 0 ? (
        <Empty text={t('popular.empty')}>
          <p>
            <a href={latestPath(locale)}>{t('notFound.latest')}</a>
          </p>
        </Empty>
      ) : (
        <ol className={`${styles.list} ${styles.rows}`}>
          {cards.map((card) => (
            <li key={card.id}>
              <StoryCard card={card} form="row" locale={locale} timeZone={timeZone} labels={cardLabels(locale)} />
            </li>
          ))}
        </ol>
      )}
    </ListingColumn>
  )
}
