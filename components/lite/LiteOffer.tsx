import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import styles from './LiteOffer.module.css'

/** The way to the data-saver edition of a story; more than a link where the browser says that data is being saved. */
export function LiteOffer({ path, locale }: { path: string; locale: Locale }) {
  const t = translations(locale, 'lite')
  return (
    <p className={`${styles.offer} no-print`}>
      <a href={path} rel="nofollow">
        {t('offer')}
      </a>
      <span>{t('offerLong')}</span>
    </p>
  )
}
