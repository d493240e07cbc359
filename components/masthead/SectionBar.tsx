import { frontPath, latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import styles from './SectionBar.module.css'

/** Which entry of the section bar, or beside it, the page belongs to. */
export type Place = 'front' | 'latest' | 'search' | { readonly section: number } | null

/** The sections in the newsroom's order, between the front page and the latest stories; scrolls sideways on phones. */
export function SectionBar({
  frame,
  locale,
  place,
}: {
  frame: Pick<SiteFrame, 'sections'>
  locale: Locale
  place: Place
}) {
  const t = translations(locale, 'nav')
  const entries = [
    { path: frontPath(locale), label: t('home'), current: place === 'front' },
    ...frame.sections.map((section) => ({
      path: section.path,
      label: <InLanguage of={section.name} locale={locale} />,
      current: typeof place === 'object' && place?.section === section.id,
    })),
    { path: latestPath(locale), label: t('latest'), current: place === 'latest' },
  ]
  return (
    <nav aria-label={t('sections')} className={styles.bar}>
      <ul role="list" className={`wrap ${styles.scroller}`}>
        {entries.map(({ path, label, current }) => (
          <li key={path}>
            <a href={path} aria-current={current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
