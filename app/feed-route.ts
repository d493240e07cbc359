// The feeds of the site, of sections, topics and authors differ in what they are about, and in their format.
import { notFound, permanentRedirect } from 'next/navigation'
import { type FeedFormat, feedPath } from '#lib/content/paths.ts'
import { type FeedTexts, writeFeed } from '#lib/feeds/index.ts'
import { translations } from '#lib/i18n/translations.ts'
import type { Locale } from '#lib/locales.ts'
import {
  type FeedSubject,
  feedPage,
  noticeOf,
  type SiteFrame,
  siteFrame,
  syndicationSettings,
} from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { editionOf, segment } from './edition.ts'

async function feedTexts(locale: Locale, { translationNotice }: SiteFrame): Promise<FeedTexts> {
  const t = translations(locale)
  return {
    readOriginal: t('notice.readOriginal'),
    corrections: t('story.corrections'),
    provenance({ availability }) {
      const notice = noticeOf(availability, locale, translationNotice)
      if (notice === null || notice.kind === 'fallback') return null
      const { kind, behind } = notice
      const role = () => (kind === 'reviewed' ? notice.role : '')
      const sentence = (kind === 'machine' && notice.wording) || t.markup(`notice.${kind}`, { role })
      return [t(`notice.${kind}Title`), sentence, behind ? t('notice.behind') : ''].filter(Boolean).join(' · ')
    },
  }
}

/** The GET of a feed. `kind` says what the segment of the same name is; without one it is the whole edition. */
export function feedRoute<Name extends 'section' | 'topic' | 'author' | never = never>(
  format: FeedFormat,
  kind?: Name,
) {
  return async (
    _request: Request,
    { params }: { params: Promise<{ locale: string } & Record<Name, string>> },
  ): Promise<Response> => {
    const given = await params
    const locale = editionOf(given)
    const about: FeedSubject = kind ? { kind, slug: segment(given[kind]) } : { kind: 'edition' }
    const found = await feedPage(locale, about)
    if (found.kind === 'moved') permanentRedirect(feedPath(found.path, format))
    if (found.kind === 'missing') notFound()
    const [frame, { feedText }] = await Promise.all([siteFrame(locale), syndicationSettings()])
    const texts = await feedTexts(locale, frame)
    const { siteUrl } = settings()
    const { body, type } = writeFeed(found.view, format, { locale, frame, feedText, texts, siteUrl })
    return new Response(body, { headers: { 'content-type': type } })
  }
}
