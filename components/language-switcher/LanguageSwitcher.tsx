import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale, locales } from '#lib/locales.ts'
import styles from './LanguageSwitcher.module.css'

type Props = {
  locale: Locale
  /** This page's address in every edition. */
  paths: Readonly<Record<Locale, string>>
}

function Links({ locale, paths }: Props) {
  return (
    <ul role="list" className={styles.list}>
      {locales.map((code) => (
        <li key={code}>
          <a
            href={paths[code]}
            lang={editions[code].tag}
            hrefLang={editions[code].tag}
            data-locale={code}
            aria-current={code === locale ? 'true' : undefined}
          >
            {editions[code].name}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** The same page in the other languages: plain links under the languages' own names, behind a disclosure on phones. */
export function LanguageSwitcher(props: Props) {
  const t = translations(props.locale, 'nav')
  return (
    <edition-links class={styles.switcher}>
      <nav aria-label={t('languages')} className={styles.wide}>
        <Links {...props} />
      </nav>
      <details className={styles.narrow}>
        <summary>
          <span>
            <span className="visually-hidden">{t('languages')} </span>
            {editions[props.locale].name}
          </span>
        </summary>
        <nav aria-label={t('languages')}>
          <Links {...props} />
        </nav>
      </details>
    </edition-links>
  )
}
