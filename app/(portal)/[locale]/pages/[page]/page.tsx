import type { Metadata } from 'next'
import { cache } from 'react'
import { editionOf, segment, viewOf } from '#app/edition.ts'
import { Article } from '#components/article/Article.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { siteFrame, staticPage } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { description } from '#lib/seo/description.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'
import { pageTitle } from '#lib/seo/title.ts'

type Props = { params: Promise<{ locale: string; page: string }> }

const find = cache(staticPage)

async function load({ params }: Props) {
  const given = await params
  const locale = editionOf(given)
  const [frame, page] = await Promise.all([siteFrame(locale), find(locale, segment(given.page)).then(viewOf)])
  return { locale, frame, page }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, frame, page } = await load(props)
  return pageMetadata({
    locale,
    paths: page.paths,
    siteUrl: settings().siteUrl,
    frame,
    title: pageTitle(page.title, locale, frame.name),
    description: description(null, page.body, page.bodyLocale) ?? null,
    existing: page.written,
  })
}

export default async function StaticRoute(props: Props) {
  const { locale, frame, page } = await load(props)
  return (
    <PageFrame frame={frame} locale={locale} paths={page.paths}>
      <Article page={page} locale={locale} />
    </PageFrame>
  )
}
