import { breakingPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { BreakingLine } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import styles from './Breaking.module.css'

/** The line of breaking news. It is there without words, too: they may come while the page is being read. */
export function Breaking({ line, locale }: { line: BreakingLine | null; locale: Locale }) {
  const t = translations(locale, 'breaking')
  return (
    <breaking-news src={breakingPath(locale)} line={line?.key ?? ''} aria-live="polite" class={styles.line}>
      <section className={styles.bar} aria-label={t('label')} hidden={!line}>
        <div className={`wrap ${styles.inner}`}>
          <p>
            <b>{t('label')}</b>{' '}
            <a href={line?.path ?? undefined}>
              <bdi {...(line && languageOf(line.text.locale, locale))}>{line?.text.text}</bdi>
            </a>
          </p>
          <button type="button" aria-label={t('dismiss')}>
            <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
              <path d="M6 6l12 12M18 6L6 18" stroke="currentColor" strokeWidth="1.75" />
            </svg>
          </button>
        </div>
      </section>
    </breaking-news>
  )
}
