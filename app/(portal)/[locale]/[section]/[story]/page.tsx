import type { Metadata } from 'next'
import { cache } from 'react'
import { editionOf, segment, viewOf } from '#app/edition.ts'
import { JsonLd } from '#components/markup/JsonLd.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { Story } from '#components/story/Story.tsx'
import { story as findStory, siteFrame } from '#lib/news/index.ts'
import { asset } from '#lib/runtime/assets.ts'
import { settings } from '#lib/runtime/settings.ts'
import { breadcrumbs } from '#lib/seo/breadcrumbs.ts'
import { storyMetadata } from '#lib/seo/metadata.ts'
import { newsArticle } from '#lib/seo/news-article.ts'

type Props = { params: Promise<{ locale: string; section: string; story: string }> }

const find = cache(findStory)

async function load({ params }: Props) {
  const given = await params
  const locale = editionOf(given)
  const found = find(locale, segment(given.section), segment(given.story))
  const [frame, story] = await Promise.all([siteFrame(locale), found.then(viewOf)])
  return { locale, frame, story, siteUrl: settings().siteUrl }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { frame, story, siteUrl } = await load(props)
  return storyMetadata(story, frame, siteUrl)
}

export default async function StoryRoute(props: Props) {
  const { locale, frame, story, siteUrl } = await load(props)
  const article = newsArticle(story, frame, siteUrl)
  return (
    <PageFrame frame={frame} locale={locale} paths={story.paths} place={{ section: story.section.id }}>
      {article && (
        <>
          <JsonLd data={article} />
          <JsonLd data={breadcrumbs(story, frame, siteUrl)} />
        </>
      )}
      <Story
        story={story}
        frame={frame}
        locale={locale}
        shortUrl={`${siteUrl}${story.shortPath}`}
        listen={asset('listen.js')}
      />
    </PageFrame>
  )
}
