import type { ReactNode } from 'react'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import { DisplayButton } from '../display/DisplayButton.tsx'
import styles from './ReadingTools.module.css'

type Props = {
  locale: Locale
  /**
   * More tools, one custom element each around `<button type="button" aria-label title><svg>` of 20 pixels: the row
   * gives them their form, keeps their room until they are defined, and is not there without JavaScript.
   */
  children?: ReactNode
}

/** What a reader can do with a story, in a row of small buttons beneath the byline. */
export function ReadingTools({ locale, children }: Props) {
  const t = translations(locale, 'nav')
  return (
    <div className={`${styles.tools} no-print`}>
      <DisplayButton label={t('theme')}>
        <span className={styles.sample}>{t('themeSample')}</span>
      </DisplayButton>
      {children}
    </div>
  )
}
