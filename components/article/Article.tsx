import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { StaticPage } from '#lib/news/types.ts'
import { Body } from '../body/Body.tsx'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { Notice } from '../notice/Notice.tsx'
import styles from './Article.module.css'

/** A static page: about, contact… */
export function Article({ page, locale }: { page: StaticPage; locale: Locale }) {
  const t = translations(locale, 'notice')
  return (
    <article className={styles.article}>
      <h1>
        <InLanguage of={page.title} locale={locale} />
      </h1>
      {page.bodyLocale !== locale && (
        <Notice kind="fallback" title={t('fallbackTitle')}>
          {t('pageFallback')}
        </Notice>
      )}
      <div {...languageOf(page.bodyLocale, locale)}>
        <Body blocks={page.body} locale={locale} textLocale={page.bodyLocale} />
      </div>
    </article>
  )
}
