import type { Metadata } from 'next'
import { editionOf, publicationOf } from '#app/edition.ts'
import { Front } from '#components/front/Front.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { locales, originalLocale } from '#lib/locales.ts'
import { frontPage, type Localized, frame as siteFrame } from '#lib/news/index.ts'
import { inEveryEdition } from '#lib/news/paths.ts'
import { pageMetadata } from '#lib/seo/page-metadata.ts'

type Props = { params: Promise<{ locale: string }> }

const paths = inEveryEdition((code) => `/${code}`)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = editionOf(await params)
  const frame = await siteFrame(locale)
  const { tagline } = frame
  const title: Localized = tagline.text ? tagline : { text: frame.name, locale: originalLocale }
  return pageMetadata({ locale, paths, title, description: null, existing: locales }, publicationOf(frame))
}

export default async function FrontRoute({ params }: Props) {
  const locale = editionOf(await params)
  const [frame, front] = await Promise.all([siteFrame(locale), frontPage(locale)])
  return (
    <PageFrame frame={frame} locale={locale} paths={paths} place="front">
      <Front front={front} frame={frame} locale={locale} />
    </PageFrame>
  )
}
