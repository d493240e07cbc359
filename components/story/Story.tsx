import { readsPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import { isByMachine } from '#lib/news/notice.ts'
import type { SiteFrame, Story as StoryView } from '#lib/news/types.ts'
import { Body } from '../body/Body.tsx'
import { Byline } from '../byline/Byline.tsx'
import { Contents } from '../contents/Contents.tsx'
import { Corrections } from '../corrections/Corrections.tsx'
import { Figure } from '../figure/Figure.tsx'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { Listen } from '../listen/Listen.tsx'
import { LiteOffer } from '../lite/LiteOffer.tsx'
import { TranslationNotice } from '../notice/TranslationNotice.tsx'
import { OriginalParagraphs } from '../original/OriginalParagraphs.tsx'
import { ReadingTools } from '../reading-tools/ReadingTools.tsx'
import { ReadNext } from '../related/ReadNext.tsx'
import { Related } from '../related/Related.tsx'
import { SaveStory } from '../saved/SaveStory.tsx'
import { Share } from '../share/Share.tsx'
import { ShareSheet } from '../share/ShareSheet.tsx'
import { Topics } from '../topics/Topics.tsx'
import { typeset } from '../typeset/typeset.ts'
import { isLongHeadline } from './headline.ts'
import styles from './Story.module.css'

type Props = {
  story: StoryView
  frame: SiteFrame
  locale: Locale
  /** Full address of the short link. */
  shortUrl: string
  /** Address of the script that reads aloud. */
  listen: string
  /** A draft is neither kept on the device nor counted as read. */
  isDraft?: boolean
}

/** The story page: the text as it is for this edition, and everything that belongs to it. */
export function Story({ story, frame, locale, shortUrl, listen, isDraft = false }: Props) {
  const t = translations(locale, 'story')
  const { text, textLocale, picture } = story
  const foreign = languageOf(textLocale, locale)
  const shared = { locale, timeZone: frame.timeZone }
  return (
    <>
      <article className={styles.story}>
        <header className={styles.header}>
          <p className={styles.kicker}>
            <a href={story.section.path}>
              <InLanguage of={story.section.name} locale={locale} />
            </a>
            {story.kind !== 'news' && <span>{t(`kind.${story.kind}`)}</span>}
          </p>
          <div className={styles.title} {...foreign}>
            <h1 className={isLongHeadline(text.headline) ? styles.long : undefined}>{typeset(text.headline)}</h1>
            {text.standfirst && <p className={styles.standfirst}>{typeset(text.standfirst)}</p>}
          </div>
          <div className={styles.rail}>
            <Byline story={story} {...shared} />
            <div>
              <ReadingTools locale={locale}>
                {!isDraft && <SaveStory locale={locale} />}
                <ShareSheet locale={locale} url={shortUrl} headline={text.headline} />
                <Listen locale={locale} textLocale={textLocale} src={listen} />
              </ReadingTools>
              <LiteOffer path={story.litePath} locale={locale} />
            </div>
            <TranslationNotice story={story} locale={locale} wording={frame.translationNotice} />
            <Contents story={story} locale={locale} />
          </div>
        </header>
        {picture && (
          <div className={styles.hero}>
            <Figure
              picture={picture}
              caption={picture.caption}
              credit={picture.credit}
              locale={locale}
              textLocale={locale}
              sizes="(min-width: 76rem) 58rem, (min-width: 64rem) 74vw, (min-width: 44rem) 42rem, 100vw"
              priority="soon"
            />
          </div>
        )}
        <div className={styles.text}>
          <keep-place {...foreign}>
            {isByMachine(story.availability) ? (
              <OriginalParagraphs story={story} locale={locale} shortUrl={shortUrl} />
            ) : (
              <Body blocks={text.body} locale={locale} textLocale={textLocale} />
            )}
          </keep-place>
          <Corrections story={story} {...shared} />
          <Topics topics={story.topics} locale={locale} />
          <Share locale={locale} url={shortUrl} headline={text.headline} />
          <p className={styles.printed}>{t.rich('printed', { url: () => <bdi>{shortUrl}</bdi> })}</p>
        </div>
      </article>
      {!isDraft && <story-read src={readsPath(story.shortPath)} />}
      <ReadNext card={story.next} {...shared} />
      <Related cards={story.related} {...shared} />
    </>
  )
}
