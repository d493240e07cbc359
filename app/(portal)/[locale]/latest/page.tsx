import type { Metadata } from 'next'
import { cache } from 'react'
import { beforeOf, editionOf, viewOf } from '#app/edition.ts'
import { unlisted } from '#app/listing-route.tsx'
import { Empty } from '#components/empty/Empty.tsx'
import { LatestList } from '#components/latest/LatestList.client.tsx'
import { ListingColumn, ListingHead } from '#components/listing/Listing.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { cardLabels } from '#components/story-card/labels.ts'
import { feedPath, frontPath, latestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { latestPage, siteFrame } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'
import { pageTitle } from '#lib/seo/title.ts'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ before?: string | string[] }> }

const find = cache(latestPage)

async function load({ params, searchParams }: Props) {
  const locale = editionOf(await params)
  const before = beforeOf(await searchParams)
  const [frame, latest] = await Promise.all([siteFrame(locale), find(locale, before).then(viewOf)])
  return { locale, frame, ...latest, t: translations(locale), first: before === undefined }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, frame, t, first, paths } = await load(props)
  const metadata = pageMetadata({
    locale,
    paths,
    siteUrl: settings().siteUrl,
    frame,
    title: pageTitle({ text: t('latest.title'), locale }, locale, frame.name),
    description: t('latest.description'),
    feedsOf: frontPath(locale),
  })
  return first ? metadata : { ...metadata, robots: unlisted }
}

export default async function LatestRoute(props: Props) {
  const { locale, frame, list, t, first, paths } = await load(props)
  const labels = {
    ...cardLabels(locale),
    next: t('list.next'),
    loading: t('latest.loading'),
    loaded: t('listing.loaded'),
    failed: t('latest.failed'),
    retry: t('error.retry'),
  }
  return (
    <PageFrame frame={frame} locale={locale} paths={paths} place="latest" interactive>
      <ListingColumn>
        <ListingHead
          title={t('latest.title')}
          description={t('latest.description')}
          feed={{ path: feedPath(frontPath(locale), 'rss'), label: t('listing.feed') }}
        />
        {list.cards.length === 0 ? (
          <Empty text={t('list.empty')} />
        ) : (
          <LatestList
            list={list}
            locale={locale}
            timeZone={frame.timeZone}
            labels={labels}
            first={first ? null : { path: latestPath(locale), label: t('list.first') }}
          />
        )}
      </ListingColumn>
    </PageFrame>
  )
}
