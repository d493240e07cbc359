import { useTranslations } from 'next-intl'
import { editions, type Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { LanguageSwitcher } from '../language-switcher/LanguageSwitcher.tsx'
import styles from './Masthead.module.css'

/** Which entry of the section bar the page belongs to. */
export type Place = 'front' | 'latest' | { readonly section: number } | null

type Props = {
  frame: SiteFrame
  locale: Locale
  paths: Readonly<Record<Locale, string>>
  place: Place
}

function Wordmark({ frame, locale, front }: { frame: SiteFrame; locale: Locale; front: boolean }) {
  const link = (
    <a href={`/${locale}`} lang="id" dir="ltr" className={styles.name}>
      {frame.name}
    </a>
  )
  if (!front) return <p className={styles.small}>{link}</p>
  return (
    <div className={styles.large}>
      <h1>{link}</h1>
      {frame.tagline.text && (
        <p className={styles.tagline}>
          <InLanguage of={frame.tagline} locale={locale} />
        </p>
      )}
    </div>
  )
}

function ThemeButton({ label }: { label: string }) {
  return (
    <theme-toggle class={styles.theme}>
      <button type="button" hidden aria-label={label} title={label}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
        </svg>
      </button>
    </theme-toggle>
  )
}

/** The head of every page: languages, date, wordmark, and the bar of sections. */
export function Masthead({ frame, locale, paths, place }: Props) {
  const t = useTranslations('nav')
  const entries = [
    { path: `/${locale}`, label: t('home'), current: place === 'front' },
    ...frame.sections.map((section) => ({
      path: section.path,
      label: <InLanguage of={section.name} locale={locale} />,
      current: typeof place === 'object' && place?.section === section.id,
    })),
    { path: `/${locale}/latest`, label: t('latest'), current: place === 'latest' },
  ]
  return (
    <header className={styles.masthead}>
      <div className={`wrap ${styles.top}`}>
        <today-date class={styles.date} format={editions[locale].formatTag} zone={frame.timeZone} />
        <LanguageSwitcher locale={locale} paths={paths} />
        <ThemeButton label={t('theme')} />
      </div>
      <Wordmark frame={frame} locale={locale} front={place === 'front'} />
      <nav aria-label={t('sections')} className={styles.sections}>
        <div className={styles.scroller}>
          <ul role="list" className="wrap">
            {entries.map((entry) => (
              <li key={entry.path}>
                <a href={entry.path} aria-current={entry.current ? 'page' : undefined}>
                  {entry.label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </header>
  )
}
