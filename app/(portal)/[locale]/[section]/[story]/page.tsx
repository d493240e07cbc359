import type { Metadata } from 'next'
import { cache } from 'react'
import { editionOf, publicationOf, segment, viewOf } from '#app/edition.ts'
import { JsonLd } from '#components/markup/JsonLd.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { Story } from '#components/story/Story.tsx'
import { story as findStory, frame as siteFrame } from '#lib/news/index.ts'
import { storyBreadcrumbs } from '#lib/seo/breadcrumbs.ts'
import { serializeJsonLd } from '#lib/seo/json-ld.ts'
import { newsArticle } from '#lib/seo/news-article.ts'
import { storyMetadata } from '#lib/seo/story-metadata.ts'

type Props = { params: Promise<{ locale: string; section: string; story: string }> }

const find = cache(findStory)

async function load({ params }: Props) {
  const given = await params
  const locale = editionOf(given)
  const found = find(locale, segment(given.section), segment(given.story))
  const [frame, story] = await Promise.all([siteFrame(locale), found.then(viewOf)])
  return { locale, frame, story, publication: publicationOf(frame) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { story, publication } = await load(props)
  return storyMetadata(story, publication)
}

export default async function StoryRoute(props: Props) {
  const { locale, frame, story, publication } = await load(props)
  const article = newsArticle(story, publication)
  return (
    <PageFrame frame={frame} locale={locale} paths={story.paths} place={{ section: story.section.id }}>
      {article && <JsonLd json={serializeJsonLd(article)} />}
      <JsonLd json={serializeJsonLd(storyBreadcrumbs(story, publication))} />
      <Story story={story} frame={frame} locale={locale} shortUrl={`${publication.url}${story.shortPath}`} />
    </PageFrame>
  )
}
