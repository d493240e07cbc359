// What the portal sends, with status 410, for every address of a story that was pulled and whose newsroom says why.
import type { Metadata } from 'next'
import { cache } from 'react'
import { editionOf, viewOf } from '#app/edition.ts'
import { NotFound } from '#components/not-found/NotFound.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { translations } from '#lib/i18n/translations.ts'
import { siteFrame, withdrawal } from '#lib/news/index.ts'

type Props = { params: Promise<{ locale: string; story: string }> }

const find = cache(withdrawal)

async function load({ params }: Props) {
  const given = await params
  const locale = editionOf(given)
  const [frame, withdrawn] = await Promise.all([siteFrame(locale), find(locale, given.story).then(viewOf)])
  return { locale, frame, withdrawn }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale } = await load(props)
  return { title: translations(locale, 'withdrawn')('title'), robots: { index: false } }
}

export default async function WithdrawnRoute(props: Props) {
  const { locale, frame, withdrawn } = await load(props)
  return (
    <PageFrame frame={frame} locale={locale} paths={withdrawn.paths}>
      <NotFound frame={frame} locale={locale} withdrawn={withdrawn.note} />
    </PageFrame>
  )
}
