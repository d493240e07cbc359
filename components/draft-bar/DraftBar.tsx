import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { Instant } from '#lib/news/types.ts'
import { Time } from '../time/Time.tsx'
import styles from './DraftBar.module.css'

type Props = {
  locale: Locale
  timeZone: string
  /** When the link ends by which somebody without an account looks; null: the newsroom looks. */
  until: Instant | null
}

/** Across the top of a page that is not published. */
export function DraftBar({ locale, timeZone, until }: Props) {
  const t = translations(locale, 'draft')
  return (
    <aside className={styles.bar} aria-label={t('label')}>
      <p className="wrap">
        <b>{t('label')}</b>
        <span>{t('text')}</span>
        {until && (
          <span>{t.rich('until', { moment: () => <Time at={until} {...{ locale, timeZone }} form="short" /> })}</span>
        )}
      </p>
    </aside>
  )
}
