import { Fragment } from 'react'
import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
import type { AuthorLink, Story } from '#lib/news/types.ts'
import { languageOf } from '../foreign/InLanguage.tsx'
import { Time } from '../time/Time.tsx'
import styles from './Byline.module.css'
import { ReadingTime } from './ReadingTime.tsx'

type Props = {
  story: Pick<Story, 'authors' | 'text' | 'textLocale' | 'publishedAt' | 'revisedAt' | 'minutes'>
  locale: Locale
  timeZone: string
}

/** What stands before a name, and the letters that are written together with it: و in Arabic. */
const lastParticle = /^(.*?)(\p{Script=Arabic}*)$/su

/** The authors as the language lists names: "A, B and C". */
function Authors({ authors, locale }: { authors: readonly AuthorLink[]; locale: Locale }) {
  const names = authors.map(({ name }) => name)
  const parts = new Intl.ListFormat(editions[locale].formatTag).formatToParts(names)
  const between = parts.filter(({ type }) => type === 'literal').map(({ value }) => value)
  return authors.map((author, index) => {
    const [, before = '', particle = ''] = lastParticle.exec(between[index - 1] ?? '') ?? []
    return (
      <Fragment key={author.id}>
        {before}
        <span className={styles.author}>
          {particle}
          <a href={author.path} rel="author">
            <bdi lang={editions[originalLocale].tag}>{author.name}</bdi>
          </a>
        </span>
      </Fragment>
    )
  })
}

/** Who wrote a story, where, when it was published and last changed. */
export function Byline({ story, locale, timeZone }: Props) {
  const t = translations(locale, 'story')
  const { place, corrections } = story.text
  return (
    <div className={styles.byline}>
      {story.authors.length > 0 && (
        <p className={styles.authors}>
          {t.rich('by', { authors: () => <Authors authors={story.authors} locale={locale} /> })}
        </p>
      )}
      {place && (
        <p>
          <bdi {...languageOf(story.textLocale, locale)}>{place}</bdi>
        </p>
      )}
      <p>
        <span className={styles.label}>{t('published')}</span>{' '}
        <Time at={story.publishedAt} locale={locale} timeZone={timeZone} />
      </p>
      {story.revisedAt && (
        <p>
          <span className={styles.label}>{t('updated')}</span>{' '}
          <Time at={story.revisedAt} locale={locale} timeZone={timeZone} />
        </p>
      )}
      <ReadingTime minutes={story.minutes} locale={locale} />
      {corrections.length > 0 && (
        <p>
          <a href="#corrections">{t('corrected')}</a>
        </p>
      )}
    </div>
  )
}
