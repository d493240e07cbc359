import type { Locale } from '#lib/locales.ts'
import type { StaticPage } from '#lib/news/types.ts'
import { Body } from '../body/Body.tsx'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import styles from './Article.module.css'

/** A static page: about, contact… */
export function Article({ page, locale }: { page: StaticPage; locale: Locale }) {
  return (
    <article className={styles.article}>
      <h1>
        <InLanguage of={page.title} locale={locale} />
      </h1>
      <div {...languageOf(page.bodyLocale, locale)}>
        <Body blocks={page.body} locale={page.bodyLocale} />
      </div>
    </article>
  )
}
