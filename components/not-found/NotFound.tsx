import { frontPath, latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { Localized, SiteFrame } from '#lib/news/types.ts'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import styles from './NotFound.module.css'

type Props = {
  frame: SiteFrame
  locale: Locale
  /** The address is that of a story that was withdrawn: what the newsroom says of it. */
  withdrawn?: Localized
}

/** For readers whose address leads nowhere: says so, and offers ways on. */
export function NotFound({ frame, locale, withdrawn }: Props) {
  const t = translations(locale)
  return (
    <div className={styles.missing}>
      <h1>{withdrawn ? t('withdrawn.title') : t('notFound.title')}</h1>
      {withdrawn ? (
        <p {...languageOf(withdrawn.locale, locale)}>{withdrawn.text}</p>
      ) : (
        <p>{t('notFound.description')}</p>
      )}
      <ul role="list">
        <li>
          <a href={frontPath(locale)}>{t('notFound.home')}</a>
        </li>
        <li>
          <a href={latestPath(locale)}>{t('notFound.latest')}</a>
        </li>
      </ul>
      {frame.sections.length > 0 && (
        <>
          <h2>{t('nav.sections')}</h2>
          <ul role="list" className={styles.sections}>
            {frame.sections.map(({ id, path, name }) => (
              <li key={id}>
                <a href={path}>
                  <InLanguage of={name} locale={locale} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
