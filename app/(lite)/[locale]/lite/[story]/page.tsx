import type { Metadata } from 'next'
import { cache } from 'react'
import { editionOf, segment, viewOf } from '#app/edition.ts'
import { LiteStory } from '#components/lite/LiteStory.tsx'
import { settings } from '#lib/env.ts'
import { liteStory, frame as siteFrame } from '#lib/news/index.ts'
import { storyMetadata } from '#lib/seo/metadata.ts'

type Props = { params: Promise<{ locale: string; story: string }> }

const find = cache(liteStory)

async function load({ params }: Props) {
  const given = await params
  const locale = editionOf(given)
  const [frame, lite] = await Promise.all([siteFrame(locale), find(locale, segment(given.story)).then(viewOf)])
  return { locale, frame, ...lite, siteUrl: settings().siteUrl }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { frame, story, siteUrl } = await load(props)
  const { title, description, alternates, robots } = storyMetadata(story, frame, siteUrl)
  // It is the story under another address, and says so.
  return { title, description, robots, alternates: { canonical: alternates?.canonical } }
}

export default async function LiteRoute(props: Props) {
  const { locale, frame, story, paths, siteUrl } = await load(props)
  return (
    <LiteStory story={story} frame={frame} locale={locale} paths={paths} shortUrl={`${siteUrl}${story.shortPath}`} />
  )
}
