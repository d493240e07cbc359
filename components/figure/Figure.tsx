import { useLocale, useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import type { Locale } from '#lib/locales.ts'
import type { Localized, Picture as PictureView } from '#lib/news/types.ts'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { Picture, type Turn } from '../picture/Picture.tsx'
import styles from './Figure.module.css'

type Props = {
  picture: PictureView
  caption: Localized | null
  credit: string | null
  /** Language of the text around. */
  locale: Locale
  sizes: string
  turn?: Turn
}

/** A picture with its caption and credit. */
export function Figure({ picture, caption, credit, locale, sizes, turn }: Props) {
  const t = useTranslations('story')
  const edition = useLocale()
  // An upright picture is made narrower than its column, so that it can be seen whole.
  const shape = { '--shape': picture.width / picture.height } as CSSProperties
  return (
    <figure className={styles.figure} style={shape}>
      <Picture picture={picture} locale={locale} sizes={sizes} turn={turn} />
      {(caption || credit) && (
        <figcaption>
          {caption && <InLanguage of={caption} locale={locale} />}{' '}
          {credit && (
            <span className={styles.credit} {...languageOf(edition, locale)}>
              {t.rich('credit', { credit: () => <bdi>{credit}</bdi> })}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  )
}
