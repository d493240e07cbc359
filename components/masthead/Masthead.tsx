import { frontPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { DisplayButton } from '../display/DisplayButton.tsx'
import { DisplaySettings } from '../display/DisplaySettings.tsx'
import { ThemeIcon } from '../display/ThemeIcon.tsx'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { LanguageSwitcher } from '../language-switcher/LanguageSwitcher.tsx'
import { markup } from '../markup/markup.ts'
import { SearchLink } from '../search/SearchLink.tsx'
import styles from './Masthead.module.css'
import { type Place, SectionBar } from './SectionBar.tsx'
import { Wordmark } from './Wordmark.tsx'

type Props = {
  frame: SiteFrame
  locale: Locale
  /** This page's address in every edition, for the language switcher. */
  paths: Readonly<Record<Locale, string>>
  place: Place
}

function Contents({ frame, locale, paths, place }: Props) {
  const t = translations(locale, 'nav')
  const front = place === 'front'
  const name = (
    <a
      href={frontPath(locale)}
      className={styles.name}
      aria-label={front ? undefined : t('homeOf', { name: frame.name })}
    >
      <Wordmark name={frame.name} />
    </a>
  )
  return (
    <>
      <div className={`wrap ${styles.top}`}>
        {!front && name}
        <today-date class={styles.date} format={editions[locale].formatTag} zone={frame.timeZone} />
        <LanguageSwitcher locale={locale} paths={paths} />
        <div className={styles.tools}>
          <SearchLink locale={locale} current={place === 'search'} />
          <DisplayButton label={t('theme')}>
            <ThemeIcon />
          </DisplayButton>
          <DisplaySettings locale={locale} />
        </div>
        {front && (
          <div className={styles.title}>
            <h1>{name}</h1>
            {frame.tagline.text && (
              <p>
                <InLanguage of={frame.tagline} locale={locale} />
              </p>
            )}
          </div>
        )}
      </div>
      <SectionBar frame={frame} locale={locale} place={place} />
    </>
  )
}

/** The head of every page: languages, date, search, wordmark, and the bar of sections. Large on the front page. */
export function Masthead(props: Props) {
  const size = props.place === 'front' ? styles.large : styles.small
  return <header className={size} {...markup(<Contents {...props} />)} />
}
