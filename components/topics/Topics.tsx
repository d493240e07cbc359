import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { TopicLink } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import styles from './Topics.module.css'

/** What a story is about, as links to everything else about it. */
export function Topics({ topics, locale }: { topics: readonly TopicLink[]; locale: Locale }) {
  const t = translations(locale, 'story')
  if (topics.length === 0) return null
  return (
    <nav className={styles.topics} aria-labelledby="topics-title">
      <p id="topics-title">{t('topics')}</p>
      <ul role="list">
        {topics.map((topic) => (
          <li key={topic.id}>
            <a href={topic.path} rel="tag">
              <InLanguage of={topic.name} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
