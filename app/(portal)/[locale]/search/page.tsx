import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { editionOf } from '#app/edition.ts'
import { unlisted } from '#app/listing-route.tsx'
import { said, searchQueryOf } from '#app/search-query.ts'
import { ListingColumn, ListingHead } from '#components/listing/Listing.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { searchAddress } from '#components/search/address.ts'
import { Search } from '#components/search/Search.client.tsx'
import { cardLabels } from '#components/story-card/labels.ts'
import { settings } from '#lib/env.ts'
import { frame as siteFrame } from '#lib/news/index.ts'
import { inEveryEdition } from '#lib/news/paths.ts'
import { longestQuery, search } from '#lib/search/index.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'
import { pageTitle } from '#lib/seo/title.ts'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function load({ params, searchParams }: Props) {
  const locale = editionOf(await params)
  const query = searchQueryOf(await searchParams)
  // What is not looked at need not stand in addresses and fields.
  const text = [...query.text.toWellFormed().trim()].slice(0, longestQuery).join('')
  const paths = inEveryEdition((code) => searchAddress(`/${code}/search`, { ...query, text, after: undefined }))
  return { locale, query, text, paths, t: await getTranslations({ locale }), frame: await siteFrame(locale) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, text, paths, t, frame } = await load(props)
  const title = text ? t('search.titleOf', { query: text }) : t('search.title')
  const metadata = pageMetadata({
    locale,
    paths,
    siteUrl: settings().siteUrl,
    frame,
    title: pageTitle({ text: title, locale }, locale, frame.name),
    description: t('search.description', { name: frame.name }),
  })
  return { ...metadata, robots: unlisted }
}

export default async function SearchRoute(props: Props) {
  const { locale, query, text, paths, t, frame } = await load(props)
  const results = await search(locale, query)
  const labels = {
    ...cardLabels(t),
    field: t('search.field'),
    placeholder: t('search.placeholder'),
    submit: t('search.title'),
    section: t('search.section'),
    everySection: t('search.everySection'),
    from: t('search.from'),
    to: t('search.to'),
    filters: t('search.filters'),
    help: t('search.help'),
    helpPhrase: t('search.helpPhrase'),
    helpExclude: t('search.helpExclude'),
    helpScripts: t('search.helpScripts'),
    start: t('search.start'),
    meant: t('search.meant'),
    originals: t('search.originals'),
    originalsNote: t('search.originalsNote'),
    nothing: t('search.nothing'),
    unasked: t('search.unasked'),
    cut: t('search.cut', { most: longestQuery }),
    searching: t('search.searching'),
    next: t('search.more'),
    loading: t('latest.loading'),
    loaded: t('listing.loaded'),
    failed: t('latest.failed'),
    retry: t('error.retry'),
    first: t('search.first'),
  }
  return (
    <PageFrame frame={frame} locale={locale} paths={paths} place="search">
      <ListingColumn>
        <ListingHead title={t('search.title')} />
        <Search
          asked={{ ...query, text }}
          results={{ ...results, said: said(t, results) }}
          locale={locale}
          timeZone={frame.timeZone}
          sections={frame.sections.map(({ id, name }) => ({ id, name: name.text }))}
          longest={longestQuery}
          labels={labels}
        />
      </ListingColumn>
    </PageFrame>
  )
}
