import { savedPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { SiteFrame } from '#lib/news/types.ts'
import { DisplayButton } from '../display/DisplayButton.tsx'
import { ThemeIcon } from '../display/ThemeIcon.tsx'
import { InLanguage } from '../foreign/InLanguage.tsx'
import { Markup, renderOnce } from '../markup/Markup.tsx'
import { Wordmark } from '../masthead/Wordmark.tsx'
import styles from './Footer.module.css'

type Links = { label: string; links: SiteFrame['pages']; locale: Locale }

function LinkColumn({ label, links, locale }: Links) {
  if (links.length === 0) return null
  return (
    <nav aria-label={label} className={styles.links}>
      <ul role="list">
        {links.map(({ path, title }) => (
          <li key={path}>
            <a href={path}>
              <InLanguage of={title} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Props = {
  frame: Pick<SiteFrame, 'name' | 'tagline' | 'footer' | 'sample' | 'sections' | 'pages'>
  locale: Locale
}

function Contents({ frame, locale }: Props) {
  const t = translations(locale)
  const sections = frame.sections.map(({ name, path }) => ({ title: name, path }))
  return (
    <div className={`wrap ${styles.inner}`}>
      <div className={styles.about}>
        <div className={styles.name}>
          <Wordmark name={frame.name} />
        </div>
        {frame.tagline.text && (
          <p>
            <InLanguage of={frame.tagline} locale={locale} />
          </p>
        )}
        {frame.footer && (
          <p>
            <InLanguage of={frame.footer} locale={locale} />
          </p>
        )}
        {frame.sample && (
          <p className={styles.sample} data-sample>
            {t('footer.sample')}
          </p>
        )}
        <div>
          <DisplayButton>
            <ThemeIcon />
            {t('nav.theme')}
          </DisplayButton>
        </div>
      </div>
      <LinkColumn label={t('nav.footerSections')} links={sections} locale={locale} />
      <LinkColumn
        label={t('nav.footer')}
        links={[...frame.pages, { title: { text: t('saved.title'), locale }, path: savedPath(locale) }]}
        locale={locale}
      />
    </div>
  )
}

const contents = renderOnce(Contents)

/** The foot of every page: who publishes it, the sections and static pages, and whether the stories are samples. */
export function Footer({ frame, locale, interactive }: Props & { interactive: boolean }) {
  const { name, tagline, footer, sample, sections, pages } = frame
  const html = contents({ frame: { name, tagline, footer, sample, sections, pages }, locale })
  return <Markup as="footer" className={styles.footer} html={html} interactive={interactive} />
}
