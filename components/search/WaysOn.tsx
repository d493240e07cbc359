import { latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import styles from './WaysOn.module.css'

/** Where to go for readers who have found nothing, or have not said what they look for: the latest, and each section. */
export function WaysOn({ frame, locale }: { frame: SiteFrame; locale: Locale }) {
  const t = translations(locale)
  return (
    <ul role="list" className={styles.ways}>
      <li>
        <a href={latestPath(locale)}>{t('notFound.latest')}</a>
      </li>
      {frame.sections.map(({ id, path, name }) => (
        <li key={id}>
          <a href={path}>
            <InLanguage of={name} locale={locale} />
          </a>
        </li>
      ))}
    </ul>
  )
}
