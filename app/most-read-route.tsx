// The page of what is read most differs by its period only; the shortest has the shortest address.
import type { Metadata } from 'next'
import { cache } from 'react'
import { MostReadPage } from '#components/most-read/MostReadPage.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { translations } from '#lib/i18n/translations.ts'
import { mostReadPage, siteFrame } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'
import { pageTitle } from '#lib/seo/title.ts'
import { editionOf, segment, viewOf } from './edition.ts'
import { unlisted } from './listing-route.tsx'

type Props = { params: Promise<{ locale: string; days?: string }> }

const find = cache(mostReadPage)

async function load({ params }: Props) {
  const given = await params
  const locale = editionOf(given)
  const days = given.days === undefined ? undefined : segment(given.days)
  const [frame, mostRead] = await Promise.all([siteFrame(locale), find(locale, days).then(viewOf)])
  return { locale, frame, mostRead }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, frame, mostRead } = await load(props)
  const t = translations(locale, 'popular')
  const metadata = pageMetadata({
    locale,
    paths: mostRead.paths,
    siteUrl: settings().siteUrl,
    frame,
    title: pageTitle({ text: t('title'), locale }, locale, frame.name),
    description: t('description'),
  })
  return mostRead.cards.length > 0 && mostRead.periods[0]?.days === mostRead.days
    ? metadata
    : { ...metadata, robots: unlisted }
}

export async function MostReadRoute(props: Props) {
  const { locale, frame, mostRead } = await load(props)
  return (
    <PageFrame frame={frame} locale={locale} paths={mostRead.paths}>
      <MostReadPage mostRead={mostRead} locale={locale} timeZone={frame.timeZone} />
    </PageFrame>
  )
}
