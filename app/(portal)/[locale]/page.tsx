import type { Metadata } from 'next'
import { editionOf } from '#app/edition.ts'
import { Front } from '#components/front/Front.tsx'
import { JsonLd } from '#components/markup/JsonLd.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { frontPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { editions, inEveryEdition } from '#lib/locales.ts'
import { frontPage, siteFrame } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'
import { webSite } from '#lib/seo/site-things.ts'
import { isolate } from '#lib/text/bidi.ts'

type Props = { params: Promise<{ locale: string }> }

const paths = inEveryEdition(frontPath)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = editionOf(await params)
  const t = translations(locale, 'front')
  const frame = await siteFrame(locale)
  const tagline = frame.tagline.text
  const { direction } = editions[locale]
  const parts = {
    name: isolate(frame.name, 'ltr', direction),
    tagline: isolate(tagline, editions[frame.tagline.locale].direction, direction),
  }
  const title = tagline ? t('title', parts) : frame.name
  return pageMetadata({
    locale,
    paths,
    siteUrl: settings().siteUrl,
    frame,
    title,
    description: tagline || null,
    feedsOf: paths[locale],
  })
}

export default async function FrontRoute({ params }: Props) {
  const locale = editionOf(await params)
  const [frame, front] = await Promise.all([siteFrame(locale), frontPage(locale)])
  return (
    <PageFrame frame={frame} locale={locale} paths={paths} place="front">
      <JsonLd data={webSite(frame, locale, settings().siteUrl)} />
      <Front front={front} frame={frame} locale={locale} />
    </PageFrame>
  )
}
