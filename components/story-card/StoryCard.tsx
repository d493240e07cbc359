import type { ReactNode } from 'react'
import { editions, type Locale } from '#lib/locales.ts'
import type { StoryCard as Card } from '#lib/news/types.ts'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { Picture } from '../picture/Picture.tsx'
import { Time } from '../time/Time.tsx'
import styles from './StoryCard.module.css'

/** How much room a story gets. `row` is the form of lists. */
export type CardForm = 'lead' | 'second' | 'large' | 'text' | 'row'

/** Words on a card, in the language of the edition. */
export type CardLabels = {
  /** Marks a story that is shown in the Indonesian original. */
  readonly original: string
}

type Props = {
  card: Card
  locale: Locale
  timeZone: string
  labels: CardLabels
  form: CardForm
  heading?: 'h2' | 'h3'
  /** Under a section's own heading the section's name need not be repeated. */
  withSection?: boolean
}

const sizes: Readonly<Record<CardForm, string>> = {
  lead: '(min-width: 64rem) 38rem, (min-width: 48rem) 92vw, 94vw',
  second: '(min-width: 64rem) 17rem, 7rem',
  large: '(min-width: 64rem) 26rem, (min-width: 48rem) 46vw, 94vw',
  text: '7rem',
  row: '(min-width: 48rem) 13rem, 7rem',
}

const withPicture: readonly CardForm[] = ['lead', 'second', 'large', 'row']
const withStandfirst: readonly CardForm[] = ['lead', 'large', 'row']

/** One story in a list or on the front page; the headline is its only link. */
export function StoryCard({
  card,
  locale,
  timeZone,
  labels,
  form,
  heading: Heading = 'h2',
  withSection = true,
}: Props) {
  const foreign = languageOf(card.textLocale, locale)
  const isForeign = card.textLocale !== locale
  const picture: ReactNode = card.picture && withPicture.includes(form) && (
    <div className={styles.picture}>
      <Picture
        picture={card.picture}
        locale={locale}
        sizes={sizes[form]}
        shape="3/2"
        first={form === 'lead'}
        decorative={form !== 'lead'}
      />
    </div>
  )
  return (
    <article className={`${styles.card} ${styles[form]}`}>
      <div className={styles.words}>
        {withSection && (
          <p className={styles.section}>
            <InLanguage of={card.section.name} locale={locale} />
          </p>
        )}
        <Heading className={styles.headline} {...foreign}>
          <a href={card.path} hrefLang={isForeign ? editions[card.textLocale].tag : undefined}>
            {card.headline}
          </a>
        </Heading>
        {card.standfirst && withStandfirst.includes(form) && (
          <p className={styles.standfirst} {...foreign}>
            {card.standfirst}
          </p>
        )}
        <p className={styles.meta}>
          <Time at={card.publishedAt} locale={locale} timeZone={timeZone} form={form === 'row' ? 'moment' : 'date'} />
          {isForeign && <span className={styles.label}>{labels.original}</span>}
        </p>
      </div>
      {picture}
    </article>
  )
}
