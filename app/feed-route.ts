// The feeds of the site, of sections, topics and authors differ in what they are about, and in their format.
import { notFound, permanentRedirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { type FeedFormat, feedFiles } from '#lib/content/feed-files.ts'
import { type FeedTexts, writeFeed } from '#lib/feeds/index.ts'
import type { Locale } from '#lib/locales.ts'
import { type FeedSubject, feedPage, openness, type SiteFrame, frame as siteFrame } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { editionOf, segment } from './edition.ts'

async function feedTexts(locale: Locale, { translationNotice }: SiteFrame): Promise<FeedTexts> {
  const t = await getTranslations({ locale })
  // A wording that the newsroom has not written in this language would tell its readers nothing.
  const own = translationNotice?.locale === locale ? translationNotice.text : null
  return {
    readOriginal: t('notice.readOriginal'),
    corrections: t('story.corrections'),
    provenance({ availability }) {
      if (availability.kind !== 'translated') return null
      const { by, reviewed, behind } = availability
      const kind = by === 'machine' && reviewed ? 'reviewed' : by
      const sentence =
        kind === 'machine' && own ? own : t.markup(`notice.${kind}`, { role: () => reviewed?.role ?? '' })
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
    if (found.kind === 'moved') permanentRedirect(`${found.path}/${feedFiles[format].name}`)
    if (found.kind === 'missing') notFound()
    const [frame, { feedText }] = await Promise.all([siteFrame(locale), openness()])
    const texts = await feedTexts(locale, frame)
    const { siteUrl } = settings()
    const { body, type } = writeFeed(found.view, format, { locale, frame, feedText, texts, siteUrl })
    return new Response(body, { headers: { 'content-type': type } })
  }
}
