import { useTranslations } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import styles from './NotFound.module.css'

/** For readers whose address leads nowhere: says so, and offers ways on. */
export function NotFound({ locale }: { locale: Locale }) {
  const t = useTranslations('notFound')
  return (
    <div className={styles.missing}>
      <h1>{t('title')}</h1>
      <p>{t('description')}</p>
      <ul role="list">
        <li>
          <a href={`/${locale}`}>{t('home')}</a>
        </li>
        <li>
          <a href={`/${locale}/latest`}>{t('latest')}</a>
        </li>
      </ul>
    </div>
  )
}
