import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { MostRead } from '#lib/news/types.ts'
import styles from './MostRead.module.css'

type Props = Pick<MostRead, 'days' | 'periods'> & { locale: Locale; current: 'page' | 'true' }

/** Leads to what is read most within each of the periods; the one that is shown is marked. */
export function Periods({ days, periods, locale, current }: Props) {
  const t = translations(locale, 'popular')
  return (
    <nav aria-label={t('periods')}>
      <ul role="list" className={styles.periods}>
        {periods.map((period) => (
          <li key={period.days}>
            <a href={period.path} aria-current={period.days === days ? current : undefined}>
              {t('within', { days: period.days })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
