import path from 'node:path'
import type { Metadata } from 'next'
import { cache } from 'react'
import { editionOf, segment, viewOf } from '#app/edition.ts'
import { LiteStory, litePictures } from '#components/lite/LiteStory.tsx'
import { uploadSizes } from '#lib/http/uploads.ts'
import { liteStory, siteFrame } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
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
  const pictures = litePictures(story)
  const names = pictures.map((address) => path.basename(address))
  const bytes = await uploadSizes(path.join(settings().dataDir, 'media'), names)
  const sizes = new Map(
    pictures.flatMap((address, at) => {
      const size = bytes.get(names[at] ?? '')
      return size === undefined ? [] : [[address, size] as const]
    }),
  )
  return <LiteStory {...{ story, frame, locale, paths, sizes }} shortUrl={`${siteUrl}${story.shortPath}`} />
}
