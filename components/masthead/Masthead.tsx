import { frontPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { editions, inEveryEdition, isLocale, type Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { escapeXml } from '#lib/text/xml.ts'
import { DisplayButton } from '../display/DisplayButton.tsx'
import { DisplaySettings } from '../display/DisplaySettings.tsx'
import { ThemeIcon } from '../display/ThemeIcon.tsx'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { LanguageSwitcher } from '../language-switcher/LanguageSwitcher.tsx'
import { Markup, renderOnce } from '../markup/Markup.tsx'
import { SearchLink } from '../search/SearchLink.tsx'
import styles from './Masthead.module.css'
import { type Place, SectionBar } from './SectionBar.tsx'
import { Wordmark } from './Wordmark.tsx'

type Props = {
  frame: Pick<SiteFrame, 'name' | 'tagline' | 'timeZone' | 'sections'>
  locale: Locale
  /** This page's address in every edition, for the language switcher. */
  paths: Readonly<Record<Locale, string>>
  place: Place
}

/** Where the page's own addresses go: everything else is the same on all pages of a place. */
const slots = inEveryEdition((code) => `{${code}}`)
const slot = /(?<= href=")\{([a-z]+)\}(?=")/g

function Contents({ frame, locale, place }: Omit<Props, 'paths'>) {
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
        <LanguageSwitcher locale={locale} paths={slots} />
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

const contents = renderOnce(Contents)

/** The head of every page: languages, date, search, wordmark, and the bar of sections. Large on the front page. */
export function Masthead({ frame, locale, paths, place, interactive }: Props & { interactive: boolean }) {
  const { name, tagline, timeZone, sections } = frame
  const html = contents({ frame: { name, tagline, timeZone, sections }, locale, place }).replace(slot, (whole, code) =>
    isLocale(code) ? escapeXml(paths[code]) : whole,
  )
  const size = place === 'front' ? styles.large : styles.small
  return <Markup as="header" className={size} html={html} interactive={interactive} />
}
