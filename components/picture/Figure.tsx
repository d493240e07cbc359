import { useTranslations } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import type { Localized, Picture as PictureView } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import styles from './Figure.module.css'
import { Picture } from './Picture.tsx'

type Props = {
  picture: PictureView
  caption: Localized | null
  credit: string | null
  /** Language of the text around. */
  locale: Locale
  sizes: string
  first?: boolean
}

/** A picture with its caption and credit. */
export function Figure({ picture, caption, credit, locale, sizes, first = false }: Props) {
  const t = useTranslations('story')
  return (
    <figure className={styles.figure}>
      <Picture picture={picture} locale={locale} sizes={sizes} first={first} />
      {(caption || credit) && (
        <figcaption>
          {caption && <InLanguage of={caption} locale={locale} />}{' '}
          {credit && <span className={styles.credit}>{t('credit', { credit })}</span>}
        </figcaption>
      )}
    </figure>
  )
}
