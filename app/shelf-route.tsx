// The pages of what is kept on the device: saved stories, and what can be read without a connection.
import type { Metadata } from 'next'
import { ListingColumn, ListingHead } from '#components/listing/Listing.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { Shelves } from '#components/saved/Shelves.tsx'
import { offlinePath, savedPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { inEveryEdition } from '#lib/locales.ts'
import { siteFrame } from '#lib/news/index.ts'
import { asset } from '#lib/runtime/assets.ts'
import { settings } from '#lib/runtime/settings.ts'
import { pageMetadata } from '#lib/seo/metadata.ts'
import { pageTitle } from '#lib/seo/title.ts'
import { editionOf } from './edition.ts'
import { unlisted } from './listing-route.tsx'

type Props = { params: Promise<{ locale: string }> }

/** `generateMetadata` and the page of a route that shows what is on the device. */
export function shelfRoute(name: 'saved' | 'offline') {
  const paths = inEveryEdition({ saved: savedPath, offline: offlinePath }[name])
  const load = async ({ params }: Props) => {
    const locale = editionOf(await params)
    const t = translations(locale, 'saved')
    const texts =
      name === 'saved'
        ? { title: t('title'), description: t('description') }
        : { title: t('offlineTitle'), description: t('offline') }
    return { locale, frame: await siteFrame(locale), ...texts }
  }
  return {
    async generateMetadata(props: Props): Promise<Metadata> {
      const { locale, frame, title, description } = await load(props)
      const metadata = pageMetadata({
        locale,
        paths,
        siteUrl: settings().siteUrl,
        frame,
        title: pageTitle({ text: title, locale }, locale, frame.name),
        description,
      })
      return { ...metadata, robots: unlisted }
    },
    async Page(props: Props) {
      const { locale, frame, title, description } = await load(props)
      return (
        <PageFrame frame={frame} locale={locale} paths={paths}>
          <script type="module" src={asset('shelf.js')} />
          <ListingColumn>
            <ListingHead title={title} description={description} />
            <Shelves locale={locale} offline={name === 'offline'} />
          </ListingColumn>
        </PageFrame>
      )
    },
  }
}
