import type { Metadata } from 'next'
import { cache } from 'react'
import { editionOf } from '#app/edition.ts'
import { unlisted } from '#app/listing-route.tsx'
import { answer, searchQueryOf, shownText } from '#app/search-query.ts'
import { ListingColumn, ListingHead } from '#components/listing/Listing.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { searchAddress } from '#components/search/address.ts'
import { Search } from '#components/search/Search.client.tsx'
import { WaysOn } from '#components/search/WaysOn.tsx'
import { cardLabels } from '#components/story-card/labels.ts'
import { searchPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { inEveryEdition } from '#lib/locales.ts'
import { siteFrame } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { maxQueryLength } from '#lib/search/index.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

// Once for the page and its metadata: both are given the same promises.
const load = cache(async (params: Props['params'], searchParams: Props['searchParams']) => {
  const locale = editionOf(await params)
  const frame = await siteFrame(locale)
  const query = searchQueryOf(await searchParams, frame)
  const asked = { ...query, text: shownText(query) }
  const paths = inEveryEdition((code) => searchAddress(searchPath(code), { ...asked, after: undefined }))
  const results = await answer(locale, query)
  return { locale, asked, results, paths, frame, t: translations(locale) }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, results, paths, t, frame } = await load(params, searchParams)
  const metadata = pageMetadata({
    locale,
    paths,
    siteUrl: settings().siteUrl,
    frame,
    title: results.title,
    description: t('search.description', { name: frame.name }),
  })
  return { ...metadata, robots: unlisted }
}

export default async function SearchRoute({ params, searchParams }: Props) {
  const { locale, asked, results, paths, t, frame } = await load(params, searchParams)
  const labels = {
    ...cardLabels(locale),
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
    key: t('search.key'),
    results: t('search.results'),
    start: t('search.start'),
    meant: t('search.meant'),
    originals: t('search.originals'),
    originalsNote: t('search.originalsNote'),
    nothing: t('search.nothing'),
    cut: t('search.cut', { most: maxQueryLength }),
    searching: t('search.searching'),
    broken: t('search.failed'),
    next: t('search.more'),
    loading: t('latest.loading'),
    loaded: t('listing.loaded'),
    failed: t('latest.failed'),
    retry: t('error.retry'),
    first: t('search.first'),
  }
  return (
    <PageFrame frame={frame} locale={locale} paths={paths} place="search" interactive>
      <ListingColumn>
        <ListingHead title={t('search.title')} />
        <Search
          given={asked}
          results={results}
          locale={locale}
          timeZone={frame.timeZone}
          sections={frame.sections.map(({ id, name }) => ({ id, name: name.text }))}
          longest={maxQueryLength}
          labels={labels}
          waysOn={<WaysOn frame={frame} locale={locale} />}
        />
      </ListingColumn>
    </PageFrame>
  )
}
