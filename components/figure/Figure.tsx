import type { CSSProperties } from 'react'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { Localized, Picture as PictureView } from '#lib/news/types.ts'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { type LoadingPriority, Picture } from '../picture/Picture.tsx'
import styles from './Figure.module.css'

type Props = {
  picture: PictureView
  caption: Localized | null
  credit: string | null
  locale: Locale
  /** Language of the text around. */
  textLocale: Locale
  sizes: string
  priority?: LoadingPriority
}

/** A picture with its caption and credit. */
export function Figure({ picture, caption, credit, locale, textLocale, sizes, priority }: Props) {
  const t = translations(locale, 'story')
  // An upright picture is made narrower than its column, so that it can be seen whole.
  const shape = { '--shape': picture.width / picture.height } as CSSProperties
  return (
    <figure className={styles.figure} style={shape}>
      <Picture picture={picture} locale={textLocale} sizes={sizes} priority={priority} />
      {(caption || credit) && (
        <figcaption>
          {caption && <InLanguage of={caption} locale={textLocale} />}{' '}
          {credit && (
            <span className={styles.credit} {...languageOf(locale, textLocale)}>
              {t.rich('credit', { credit: () => <bdi>{credit}</bdi> })}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  )
}
