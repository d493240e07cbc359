import { useTranslations } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import type { MostRead as View } from '#lib/news/types.ts'
import { Empty } from '../empty/Empty.tsx'
import { ListingColumn, ListingHead } from '../listing/Listing.tsx'
import { cardLabels } from '../story-card/labels.ts'
import styles from './MostRead.module.css'
import { MostRead } from './MostRead.tsx'

/** What is read most in an edition, within each of the periods. */
export function MostReadPage({ mostRead, locale }: { mostRead: View; locale: Locale }) {
  const t = useTranslations()
  const { cards, days, periods } = mostRead
  return (
    <ListingColumn>
      <ListingHead title={t('popular.title')} description={t('popular.description')} />
      <nav aria-label={t('popular.periods')}>
        <ul role="list" className={styles.periods}>
          {periods.map((period) => (
            <li key={period.days}>
              <a href={period.path} aria-current={period.days === days ? 'page' : undefined}>
                {t('popular.within', { days: period.days })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {cards.length === 0 ? (
        <Empty text={t('popular.empty')}>
          <p>
            <a href={`/${locale}/latest`}>{t('notFound.latest')}</a>
          </p>
        </Empty>
      ) : (
        <MostRead cards={cards} locale={locale} labels={cardLabels(t)} heading="h2" />
      )}
    </ListingColumn>
  )
}
