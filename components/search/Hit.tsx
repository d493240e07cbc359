import { editions, type Locale } from '#lib/locales.ts'
import type { SearchHit, SearchMark } from '#lib/news/types.ts'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { Picture } from '../picture/Picture.tsx'
import type { CardLabels } from '../story-card/StoryCard.tsx'
import { Time } from '../time/Time.tsx'
import styles from './Hit.module.css'

type Props = { hit: SearchHit; locale: Locale; timeZone: string; labels: CardLabels }

/** A text with what was looked for marked in it. */
const Marked = ({ parts }: { parts: readonly SearchMark[] }) =>
  parts.map(({ text, hit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have nothing but their place
    hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  )

/** A story that a search found. */
export function Hit({ hit: { card, headline, excerpt, original }, locale, timeZone, labels }: Props) {
  const foreign = languageOf(card.textLocale, locale)
  return (
    <article className={styles.hit}>
      <div className={styles.words}>
        <p className={styles.kicker}>
          <InLanguage of={card.section.name} locale={locale} />
        </p>
        <h3 className={styles.headline} {...foreign}>
          <a href={card.path} hrefLang={original ? editions[card.textLocale].tag : undefined}>
            <Marked parts={headline} />
          </a>
        </h3>
        {excerpt.length > 0 && (
          <p className={styles.excerpt} {...foreign}>
            <Marked parts={excerpt} />
          </p>
        )}
        <p className={styles.meta}>
          {original && <span className={styles.label}>{labels.original}</span>}
          <Time at={card.publishedAt} locale={locale} timeZone={timeZone} form="date" />
        </p>
      </div>
      {card.picture && (
        <div className={styles.picture}>
          <Picture picture={card.picture} locale={locale} sizes="(width >= 48rem) 9rem, 6rem" shape="3/2" decorative />
        </div>
      )}
    </article>
  )
}
