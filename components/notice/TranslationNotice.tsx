import { Fragment } from 'react'
import { translations } from '#lib/i18n/translations.ts'
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
import { noticeOf } from '#lib/news/notice.ts'
import type { Localized, Story } from '#lib/news/types.ts'
import { Notice } from './Notice.tsx'

type Props = {
  story: Pick<Story, 'availability' | 'originalPath' | 'paths' | 'translations'>
  locale: Locale
  /** The newsroom's own wording of the machine translation notice. */
  wording: Localized | null
}

/** The languages that a story does exist in, for a reader who can't read the original. */
function OtherEditions({ story, locale }: Pick<Props, 'story' | 'locale'>) {
  return story.translations
    .filter((code) => code !== locale)
    .map((code, index) => (
      <Fragment key={code}>
        {index > 0 && ' · '}
        <a
          href={story.paths[code]}
          lang={editions[code].tag}
          dir={editions[code].direction}
          hrefLang={editions[code].tag}
        >
          {editions[code].name}
        </a>
      </Fragment>
    ))
}

/** Says beside the headline how the text that stands here relates to the Indonesian original. */
export function TranslationNotice({ story, locale, wording }: Props) {
  const t = translations(locale, 'notice')
  const notice = noticeOf(story.availability, locale, wording)
  if (notice === null) return null
  if (notice.kind === 'fallback') {
    const others =
      story.translations.length > 0 &&
      t.rich('otherEditions', { editions: () => <OtherEditions story={story} locale={locale} /> })
    return (
      <Notice kind="fallback" title={t('fallbackTitle')} way={others}>
        {t('fallback')}
      </Notice>
    )
  }
  const { kind } = notice
  const original = (
    <a href={story.originalPath} hrefLang={editions[originalLocale].tag}>
      {t('readOriginal')}
    </a>
  )
  // The role is a word of the newsroom's, written in Indonesian.
  const role = () => <bdi lang={editions[originalLocale].tag}>{kind === 'reviewed' && notice.role}</bdi>
  return (
    <div>
      <Notice kind={kind} title={t(`${kind}Title`)} way={original}>
        {(kind === 'machine' && notice.wording) || t.rich(kind, { role })}
      </Notice>
      {notice.behind && (
        <Notice kind="behind" title={t('behindTitle')}>
          {t('behind')}
        </Notice>
      )}
    </div>
  )
}
