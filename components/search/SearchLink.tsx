import { searchPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import styles from './SearchLink.module.css'

type Props = {
  locale: Locale
  /** The page is the search page itself. */
  current: boolean
}

/** The way to the search page from every other one; the key "/" takes it too. */
export function SearchLink({ locale, current }: Props) {
  const t = translations(locale, 'search')
  return (
    <search-key class={styles.search}>
      <a href={searchPath(locale)} title={t('title')} aria-keyshortcuts="/" aria-current={current ? 'page' : undefined}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="10.5" cy="10.5" r="6.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="m15.5 15.5 5 5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
        </svg>
        <span className="visually-hidden">{t('title')}</span>
      </a>
    </search-key>
  )
}
