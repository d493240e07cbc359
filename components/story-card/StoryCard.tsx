import type { ReactNode } from 'react'
import { editions, type Locale } from '#lib/locales.ts'
import type { StoryCard as Card, StoryKind } from '#lib/news/types.ts'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { Picture } from '../picture/Picture.tsx'
import { Time } from '../time/Time.tsx'
import { typeset } from '../typeset/typeset.ts'
import styles from './StoryCard.module.css'

/**
 * How much room a story gets. `lead`: the whole of it. `wide`: picture beside the words. `large`: picture above them.
 * `second`: a small picture, above where there is room. `side`: a thumbnail at the end of the line. `text`: no picture.
 * `brief`: the headline alone. `row`: a line of a list. `hit`: a line of what a search found.
 */
export type CardForm = 'lead' | 'wide' | 'large' | 'second' | 'side' | 'text' | 'brief' | 'row' | 'hit'

/** Words on a card, in the language of the edition. */
export type CardLabels = {
  /** Marks a story that is shown in the Indonesian original. */
  readonly original: string
  /** What kind of story it is; news needs no saying. */
  readonly kinds: Readonly<Partial<Record<StoryKind, string>>>
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
  /** In place of the card's own words. */
  headline?: ReactNode
  standfirst?: ReactNode
}

const sizes: Readonly<Record<CardForm, string>> = {
  lead: '(width >= 77rem) 36rem, (width >= 64rem) 47vw, 95vw',
  wide: '(width >= 77rem) 32rem, (width >= 48rem) 44vw, 95vw',
  large: '(width >= 77rem) 36rem, (width >= 48rem) 47vw, 95vw',
  second: '(width >= 64rem) 17rem, 7rem',
  side: '9rem',
  text: '1px',
  brief: '1px',
  row: '(width >= 48rem) 13rem, 7rem',
  hit: '(width >= 48rem) 9rem, 6rem',
}

const withPicture: readonly CardForm[] = ['lead', 'wide', 'large', 'second', 'side', 'row', 'hit']
const withStandfirst: readonly CardForm[] = ['lead', 'wide', 'large', 'second', 'side', 'text', 'row', 'hit']

/** One story in a list or on the front page. The headline is its only link, and reaches over the whole card. */
export function StoryCard(props: Props) {
  const { card, locale, timeZone, labels, form, heading: Heading = 'h2', withSection = true } = props
  const { headline = typeset(card.headline), standfirst = card.standfirst && typeset(card.standfirst) } = props
  const isForeign = card.textLocale !== locale
  const foreign = languageOf(card.textLocale, locale)
  const kind = labels.kinds[card.kind]
  return (
    <article className={[styles.card, styles[form]].filter(Boolean).join(' ')}>
      {/* First, so that the words stand where they stay when the page comes in pieces. */}
      {card.picture && withPicture.includes(form) && (
        <div className={styles.picture}>
          <Picture
            picture={card.picture}
            locale={locale}
            sizes={sizes[form]}
            shape="3/2"
            priority={form === 'lead' ? 'first' : undefined}
            decorative={form !== 'lead'}
          />
        </div>
      )}
      <div className={styles.words}>
        {(withSection || kind) && (
          <p className={styles.kicker}>
            {withSection && (
              <span>
                <InLanguage of={card.section.name} locale={locale} />
              </span>
            )}
            {kind && <span className={styles.kind}>{kind}</span>}
          </p>
        )}
        <Heading className={styles.headline} {...foreign}>
          <a href={card.path} hrefLang={isForeign ? editions[card.textLocale].tag : undefined}>
            {headline}
          </a>
        </Heading>
        {standfirst && withStandfirst.includes(form) && (
          <p className={styles.standfirst} {...foreign}>
            {standfirst}
          </p>
        )}
        <p className={styles.meta}>
          {isForeign && <span className={styles.label}>{labels.original}</span>}
          <Time at={card.publishedAt} locale={locale} timeZone={timeZone} form={form === 'row' ? 'short' : 'date'} />
        </p>
      </div>
    </article>
  )
}
