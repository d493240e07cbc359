import type { ReactNode } from 'react'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import styles from './CopyLink.module.css'

type Props = {
  locale: Locale
  /** Full address of the short link. */
  url: string
  children: ReactNode
}

/** A button that copies a link and says so; in the options of a paragraph, the link to it. */
export function CopyLink({ locale, url, children }: Props) {
  const t = translations(locale, 'share')
  return (
    <copy-link url={url} done={t('copied')} failed={t('failed')} class={styles.copy}>
      <button type="button">{children}</button>
      <span role="status" />
    </copy-link>
  )
}
