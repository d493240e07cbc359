import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { Block, Story } from '#lib/news/types.ts'
import { Inlines } from '../body/Inlines.tsx'
import { languageOf } from '../foreign/InLanguage.tsx'
import styles from './Contents.module.css'

/** From this many headings and minutes on, a text is one to find one's way in. */
const fewest = { headings: 3, minutes: 3 }

const isHeading = (of: Block): of is Extract<Block, { kind: 'heading' }> => of.kind === 'heading' && of.level === 2

/** The headings of a long read, as links: behind a disclosure on phones, in the rail where there is one. */
export function Contents({ story, locale }: { story: Pick<Story, 'text' | 'textLocale' | 'minutes'>; locale: Locale }) {
  const t = translations(locale, 'reading')
  const headings = story.text.body.filter(isHeading)
  if (headings.length < fewest.headings || story.minutes < fewest.minutes) return null
  const list = (
    <ol role="list" {...languageOf(story.textLocale, locale)}>
      {headings.map(({ anchor, content }) => (
        <li key={anchor}>
          <a href={`#${anchor}`}>
            <Inlines content={content.flatMap((part) => (part.kind === 'link' ? part.children : part))} />
          </a>
        </li>
      ))}
    </ol>
  )
  return (
    <nav className={`${styles.contents} no-print`} aria-label={t('contents')}>
      <page-contents>
        <details className={styles.narrow}>
          <summary>{t('contents')}</summary>
          {list}
        </details>
        <div className={styles.wide}>
          <p>{t('contents')}</p>
          {list}
        </div>
      </page-contents>
    </nav>
  )
}
