import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import type { Story } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import { Time } from '../time/Time.tsx'
import styles from './Corrections.module.css'

type Props = { story: Pick<Story, 'text' | 'textLocale'>; locale: Locale; timeZone: string }

/** What was wrong in a story and has been put right, and when. */
export function Corrections({ story, locale, timeZone }: Props) {
  const t = translations(locale, 'story')
  const { corrections } = story.text
  if (corrections.length === 0) return null
  return (
    <section className={styles.corrections} id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{t('corrections')}</h2>
      <ol role="list">
        {corrections.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <Time at={at} locale={locale} timeZone={timeZone} form="date" />
            <p {...languageOf(story.textLocale, locale)}>{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
