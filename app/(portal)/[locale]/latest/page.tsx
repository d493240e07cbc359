import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { beforeOf, editionOf, viewOf } from '#app/edition.ts'
import { LatestList } from '#components/latest/LatestList.client.tsx'
import { ListingHead } from '#components/listing/Listing.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { settings } from '#lib/env.ts'
import { latestPage, frame as siteFrame } from '#lib/news/index.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ before?: string | string[] }> }

const find = cache(latestPage)

async function load({ params, searchParams }: Props) {
  const locale = editionOf(await params)
  const found = find(locale, beforeOf(await searchParams))
  const [frame, latest, t] = await Promise.all([siteFrame(locale), found.then(viewOf), getTranslations({ locale })])
  return { locale, frame, latest, t }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, frame, latest, t } = await load(props)
  return pageMetadata({
    locale,
    paths: latest.paths,
    siteUrl: settings().siteUrl,
    frame,
    title: `${t('latest.title')} — ${frame.name}`,
    description: t('latest.description'),
  })
}

export default async function LatestRoute(props: Props) {
  const { locale, frame, latest, t } = await load(props)
  const labels = {
    original: t('card.original'),
    next: t('list.next'),
    loading: t('latest.loading'),
    failed: t('latest.failed'),
    retry: t('error.retry'),
  }
  return (
    <PageFrame frame={frame} locale={locale} paths={latest.paths} place="latest">
      <ListingHead title={t('latest.title')} />
      {latest.list.cards.length === 0 ? (
        <p>{t('list.empty')}</p>
      ) : (
        <LatestList first={latest.list} locale={locale} timeZone={frame.timeZone} labels={labels} />
      )}
    </PageFrame>
  )
}
