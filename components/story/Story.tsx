import { useTranslations } from 'next-intl'
import type { Locale } from '#lib/locales.ts'
import type { SiteFrame, Story as StoryView } from '#lib/news/types.ts'
import { Body } from '../body/Body.tsx'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { TranslationNotice } from '../notice/TranslationNotice.tsx'
import { Figure } from '../picture/Figure.tsx'
import { Share } from '../share/Share.tsx'
import { cardLabels } from '../story-card/labels.ts'
import { StoryCard } from '../story-card/StoryCard.tsx'
import { Time } from '../time/Time.tsx'
import styles from './Story.module.css'

type Props = {
  story: StoryView
  frame: SiteFrame
  locale: Locale
  /** Full address of the short link. */
  shortUrl: string
}

function Byline({ story, frame, locale }: Pick<Props, 'story' | 'frame' | 'locale'>) {
  const t = useTranslations('story')
  const foreign = languageOf(story.textLocale, locale)
  return (
    <div className={styles.byline}>
      <p>
        {story.authors.length > 0 && (
          <>
            {t('by')}{' '}
            {story.authors.map((author, index) => (
              <span key={author.id}>
                {index > 0 && ', '}
                <a href={author.path} rel="author">
                  <bdi lang="id">{author.name}</bdi>
                </a>
              </span>
            ))}
          </>
        )}
        {story.text.place && (
          <>
            {story.authors.length > 0 && <span aria-hidden="true"> · </span>}
            <bdi {...foreign}>{story.text.place}</bdi>
          </>
        )}
      </p>
      <p>
        {t('published')} <Time at={story.publishedAt} locale={locale} timeZone={frame.timeZone} />
        {story.revisedAt && (
          <>
            <span aria-hidden="true"> · </span>
            {t('updated')} <Time at={story.revisedAt} locale={locale} timeZone={frame.timeZone} />
          </>
        )}
      </p>
    </div>
  )
}

function Corrections({ story, frame, locale }: Pick<Props, 'story' | 'frame' | 'locale'>) {
  const t = useTranslations('story')
  if (story.text.corrections.length === 0) return null
  return (
    <section className={styles.corrections} aria-labelledby="corrections">
      <h2 id="corrections">{t('corrections')}</h2>
      {story.text.corrections.map((correction) => (
        <p key={correction.at}>
          <Time at={correction.at} locale={locale} timeZone={frame.timeZone} form="date" />{' '}
          <span {...languageOf(story.textLocale, locale)}>{correction.text}</span>
        </p>
      ))}
    </section>
  )
}

function Topics({ story, locale }: Pick<Props, 'story' | 'locale'>) {
  const t = useTranslations('story')
  if (story.topics.length === 0) return null
  return (
    <nav className={styles.topics} aria-label={t('topics')}>
      <ul role="list">
        {story.topics.map((topic) => (
          <li key={topic.id}>
            <a href={topic.path} rel="tag">
              <InLanguage of={topic.name} locale={locale} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Stories to read next. */
function Related({ story, frame, locale }: Pick<Props, 'story' | 'frame' | 'locale'>) {
  const t = useTranslations()
  if (story.related.length === 0) return null
  return (
    <section className={`${styles.related} no-print`} aria-labelledby="related">
      <h2 id="related">{t('story.related')}</h2>
      <div className={styles.cards}>
        {story.related.map((card) => (
          <StoryCard
            key={card.id}
            card={card}
            form="second"
            heading="h3"
            {...{ locale, timeZone: frame.timeZone, labels: cardLabels(t) }}
          />
        ))}
      </div>
    </section>
  )
}

/** The story page: the text as it is for this edition, and everything that belongs to it. */
export function Story({ story, frame, locale, shortUrl }: Props) {
  const t = useTranslations('story')
  const foreign = languageOf(story.textLocale, locale)
  return (
    <>
      <article className={styles.story}>
        <header className={styles.head}>
          <p className={styles.kicker}>
            <a href={story.section.path}>
              <InLanguage of={story.section.name} locale={locale} />
            </a>
            {story.kind !== 'news' && <span>{t(`kind.${story.kind}`)}</span>}
          </p>
          <h1 {...foreign}>{story.text.headline}</h1>
          {story.text.standfirst && (
            <p className={styles.standfirst} {...foreign}>
              {story.text.standfirst}
            </p>
          )}
          <TranslationNotice story={story} locale={locale} wording={frame.translationNotice} />
          <Byline {...{ story, frame, locale }} />
        </header>
        {story.picture && (
          <div className={styles.hero}>
            <Figure
              picture={story.picture}
              caption={story.picture.caption}
              credit={story.picture.credit}
              locale={locale}
              sizes="(min-width: 60rem) 56rem, 94vw"
              first
            />
          </div>
        )}
        <div className={styles.text}>
          <div {...foreign}>
            <Body blocks={story.text.body} locale={story.textLocale} />
          </div>
          <Corrections {...{ story, frame, locale }} />
          <Topics {...{ story, locale }} />
          <Share url={shortUrl} headline={story.text.headline} />
          <p className={styles.printed}>{t('printed', { url: shortUrl })}</p>
        </div>
      </article>
      <Related {...{ story, frame, locale }} />
    </>
  )
}
