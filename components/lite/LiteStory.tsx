import { Fragment, type ReactNode } from 'react'
import { frontPath, latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale, locales } from '#lib/locales.ts'
import type { Picture, SiteFrame, Story } from '#lib/news/types.ts'
import { Body, type SetApart } from '../body/Body.tsx'
import { Byline } from '../byline/Byline.tsx'
import { Corrections } from '../corrections/Corrections.tsx'
import { InLanguage, languageOf } from '../foreign/InLanguage.tsx'
import { safeHref } from '../links/safe-href.ts'
import { TranslationNotice } from '../notice/TranslationNotice.tsx'
import pictureLoader from '../picture/loader.ts'
import { shareByMail, shareServices } from '../share/services.ts'
import { typeset } from '../typeset/typeset.ts'

/** Wide enough for a phone, and no more. */
const pictureWidth = 640

const addressOf = ({ src }: Picture) => pictureLoader({ src: `${src}.webp`, width: pictureWidth })

/** Addresses of all pictures that a story's page can show. */
export const litePictures = ({ picture, text }: Pick<Story, 'picture' | 'text'>): string[] =>
  [picture, ...text.body.map((of) => (of.kind === 'picture' ? of.picture : null))].flatMap((one) =>
    one ? [addressOf(one)] : [],
  )

type Props = {
  story: Omit<Story, 'next' | 'related'>
  frame: SiteFrame
  locale: Locale
  /** Path of this version in every edition. */
  paths: Readonly<Record<Locale, string>>
  /** Bytes of the pictures, by their address: what tapping one will cost. */
  sizes: ReadonlyMap<string, number>
  /** Full address of the short link. */
  shortUrl: string
}

type PictureProps = Pick<Props, 'locale' | 'sizes'> & { picture: Picture; caption: string | null; textLocale: Locale }

/** `84 kB`, in the words of the edition. */
const sizeIn = (locale: Locale, bytes: number) =>
  new Intl.NumberFormat(editions[locale].formatTag, { style: 'unit', unit: 'kilobyte' }).format(Math.ceil(bytes / 1000))

/** A picture that is not there until it is asked for: browsers don't load what a closed disclosure holds. */
function LitePicture({ picture, caption, locale, textLocale, sizes }: PictureProps) {
  const t = translations(locale)
  const credit = picture.credit
  const address = addressOf(picture)
  const bytes = sizes.get(address)
  return (
    <details>
      <summary {...languageOf(locale, textLocale)}>
        {t.rich('lite.picture', { alt: () => <InLanguage of={picture.alt} locale={locale} /> })}
        {bytes !== undefined && <small>{` · ${sizeIn(locale, bytes)}`}</small>}
      </summary>
      <figure>
        {/* biome-ignore lint/performance/noImgElement: next/image would load it before it is asked for */}
        <img
          src={address}
          alt={picture.alt.text}
          lang={editions[picture.alt.locale].tag}
          width={picture.width}
          height={picture.height}
          loading="lazy"
          decoding="async"
        />
        {(caption || credit) && (
          <figcaption>
            {caption} {credit && <small>{credit}</small>}
          </figcaption>
        )}
      </figure>
    </details>
  )
}

/** What is more than text: a picture behind a disclosure, a link to what would be embedded. */
function apart(
  of: SetApart,
  { locale, textLocale, sizes }: Pick<PictureProps, 'locale' | 'textLocale' | 'sizes'>,
): ReactNode {
  switch (of.kind) {
    case 'pullQuote':
      // Its words stand in the text as well.
      return null
    case 'picture':
      return (
        <LitePicture
          picture={of.picture}
          caption={of.caption ?? of.picture.caption?.text ?? null}
          {...{ locale, textLocale, sizes }}
        />
      )
    case 'embed': {
      const href = safeHref(of.url)
      return (
        href && (
          <p>
            <a href={href} rel="noopener">
              {of.title}
            </a>{' '}
            <small>
              <bdi>{of.host}</bdi>
            </small>
          </p>
        )
      )
    }
  }
}

/** A story for those who pay by the byte: the same text, with nothing that is loaded beside it. */
export function LiteStory({ story, frame, locale, paths, sizes, shortUrl }: Props) {
  const t = translations(locale)
  const { text, textLocale, picture } = story
  const foreign = languageOf(textLocale, locale)
  const shared = { url: shortUrl, headline: text.headline }
  return (
    <>
      <header>
        <p>
          <a href={frontPath(locale)}>
            <b>{frame.name}</b>
          </a>{' '}
          · <a href={story.path}>{t('lite.full')}</a>
        </p>
        <nav aria-label={t('lite.languages')}>
          {locales.map((code) => (
            <Fragment key={code}>
              <a
                href={paths[code]}
                lang={editions[code].tag}
                hrefLang={editions[code].tag}
                dir={editions[code].direction}
                aria-current={code === locale ? 'page' : undefined}
              >
                {editions[code].name}
              </a>{' '}
            </Fragment>
          ))}
        </nav>
      </header>
      <main>
        <article>
          <p>
            <a href={story.section.path}>
              <InLanguage of={story.section.name} locale={locale} />
            </a>
          </p>
          <h1 {...foreign}>{typeset(text.headline)}</h1>
          {text.standfirst && (
            <p className="standfirst" {...foreign}>
              {typeset(text.standfirst)}
            </p>
          )}
          <Byline story={story} locale={locale} timeZone={frame.timeZone} />
          <TranslationNotice story={story} locale={locale} wording={frame.translationNotice} />
          {picture && (
            <LitePicture
              picture={picture}
              caption={picture.caption?.text ?? null}
              locale={locale}
              textLocale={locale}
              sizes={sizes}
            />
          )}
          <div {...foreign}>
            <Body
              blocks={text.body}
              locale={locale}
              textLocale={textLocale}
              apart={(of) => apart(of, { locale, textLocale, sizes })}
            />
          </div>
          <Corrections story={story} locale={locale} timeZone={frame.timeZone} />
        </article>
        <section aria-labelledby="share">
          <h2 id="share">{t('lite.share')}</h2>
          <p>
            <a href={shortUrl}>{t('lite.link')}</a>
            {shareServices(shared).map(({ name, href }) => (
              <Fragment key={name}>
                {' · '}
                <a href={href} rel="noopener nofollow">
                  <bdi>{name}</bdi>
                </a>
              </Fragment>
            ))}
            {' · '}
            <a href={shareByMail(shared)}>{t('share.email')}</a>
          </p>
        </section>
      </main>
      <footer>
        <p>
          <a href={frontPath(locale)}>{t('lite.front', { name: frame.name })}</a> ·{' '}
          <a href={latestPath(locale)}>{t('latest.title')}</a>
        </p>
        {frame.sample && <p>{t('footer.sample')}</p>}
      </footer>
    </>
  )
}
