import { useTranslations } from 'next-intl'
import styles from './LiteOffer.module.css'

/** The way to the data-saver edition of a story; more than a link where the browser says that data is being saved. */
export function LiteOffer({ path }: { path: string }) {
  const t = useTranslations('lite')
  return (
    <p className={`${styles.offer} no-print`}>
      <a href={path} rel="nofollow">
        {t('offer')}
      </a>
      <span>{t('offerLong')}</span>
    </p>
  )
}
