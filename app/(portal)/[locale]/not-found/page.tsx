// What the portal sends, with status 404, for every address of an edition that leads nowhere. The address itself is
// not one for readers: a page that Next answers with 404 has no content without the framework's scripts.
import type { Metadata } from 'next'
import { editionOf } from '#app/edition.ts'
import { NotFound } from '#components/not-found/NotFound.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { frontPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { inEveryEdition } from '#lib/locales.ts'
import { siteFrame } from '#lib/news/index.ts'

type Props = { params: Promise<{ locale: string }> }

const paths = inEveryEdition(frontPath)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = editionOf(await params)
  return { title: translations(locale, 'notFound')('title') }
}

export default async function NotFoundRoute({ params }: Props) {
  const locale = editionOf(await params)
  const frame = await siteFrame(locale)
  return (
    <PageFrame frame={frame} locale={locale} paths={paths}>
      <NotFound frame={frame} locale={locale} />
    </PageFrame>
  )
}
