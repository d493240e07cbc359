// Section, topic and author pages differ only in which list they show.
import type { Metadata } from 'next'
import { cache } from 'react'
import { Listing } from '#components/listing/Listing.tsx'
import { JsonLd } from '#components/markup/JsonLd.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import type { Locale } from '#lib/locales.ts'
import { type ListingPage, type LookupResult, siteFrame } from '#lib/news/index.ts'
import { asset } from '#lib/runtime/assets.ts'
import { settings } from '#lib/runtime/settings.ts'
import { listingBreadcrumbs } from '#lib/seo/breadcrumbs.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'
import { listingThing } from '#lib/seo/site-things.ts'
import { pageTitle } from '#lib/seo/title.ts'
import { beforeOf, editionOf, segment, viewOf } from './edition.ts'

type Props<Name extends string> = {
  params: Promise<{ locale: string } & Record<Name, string>>
  searchParams: Promise<{ before?: string | string[] }>
}

type Verb = (locale: Locale, slug: string, before?: string) => Promise<LookupResult<ListingPage>>

/** Later pages of a list change with every story; search engines follow their links only. */
export const unlisted = { index: false, follow: true } as const

/** `generateMetadata` and the page of a route whose segment `name` is the slug that `verb` takes. */
export function listingRoute<Name extends string>(name: Name, verb: Verb) {
  const find = cache(verb)
  const load = async ({ params, searchParams }: Props<Name>) => {
    const given = await params
    const locale = editionOf(given)
    const before = beforeOf(await searchParams)
    const found = find(locale, segment(given[name]), before)
    const [frame, listing] = await Promise.all([siteFrame(locale), found.then(viewOf)])
    return { locale, frame, listing, first: before === undefined }
  }
  return {
    async generateMetadata(props: Props<Name>): Promise<Metadata> {
      const { locale, frame, listing, first } = await load(props)
      const metadata = pageMetadata({
        locale,
        paths: listing.paths,
        siteUrl: settings().siteUrl,
        frame,
        title: pageTitle(listing.name, locale, frame.name),
        description: listing.description?.text ?? null,
        feedsOf: listing.path.replace(/\?.*$/, ''),
      })
      return first ? metadata : { ...metadata, robots: unlisted }
    },
    async Page(props: Props<Name>) {
      const { locale, frame, listing, first } = await load(props)
      const place = listing.kind === 'section' ? { section: listing.id } : null
      return (
        <PageFrame frame={frame} locale={locale} paths={listing.paths} place={place}>
          {first && (
            <>
              <JsonLd data={listingThing(listing, locale, frame, settings().siteUrl)} />
              <JsonLd data={listingBreadcrumbs(listing, locale, frame, settings().siteUrl)} />
            </>
          )}
          <script type="module" src={asset('more-stories.js')} />
          <Listing listing={listing} frame={frame} locale={locale} first={first} />
        </PageFrame>
      )
    },
  }
}
