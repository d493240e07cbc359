import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { editions, type Locale, originalLocale } from '#lib/locales.ts'
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
  const t = useTranslations('notice')
  const { availability, originalPath } = story
  if (availability.kind === 'original') return null
  if (availability.kind === 'fallback') {
    const others =
      story.translations.length > 0 &&
      t.rich('otherEditions', { editions: () => <OtherEditions story={story} locale={locale} /> })
    return (
      <Notice kind="fallback" title={t('fallbackTitle')} way={others}>
        {t('fallback')}
      </Notice>
    )
  }
  const { by, reviewed, behind } = availability
  const original = (
    <a href={originalPath} hrefLang={editions[originalLocale].tag}>
      {t('readOriginal')}
    </a>
  )
  // A text that a person has rewritten since is a person's, whoever had reviewed the machine's.
  const kind = by === 'machine' && reviewed ? 'reviewed' : by
  // The role is a word of the newsroom's, written in Indonesian.
  const role = () => <bdi lang={editions[originalLocale].tag}>{reviewed?.role}</bdi>
  // A wording that the newsroom has not written in this language would tell its readers nothing.
  const own = kind === 'machine' && wording?.locale === locale ? wording.text : null
  return (
    <div>
      <Notice kind={kind} title={t(`${kind}Title`)} way={original}>
        {own ?? t.rich(kind, { role })}
      </Notice>
      {behind && (
        <Notice kind="behind" title={t('behindTitle')}>
          {t('behind')}
        </Notice>
      )}
    </div>
  )
}
