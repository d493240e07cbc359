import type { Metadata } from 'next'
import { cache } from 'react'
import { addressOf, idOf, type PreviewProps, shownPreview } from '#app/preview-route.ts'
import { DraftBar } from '#components/draft-bar/DraftBar.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { Story } from '#components/story/Story.tsx'
import { translations } from '#lib/i18n/translations.ts'
import { siteFrame, storyById } from '#lib/news/index.ts'
import { asset } from '#lib/runtime/assets.ts'
import { settings } from '#lib/runtime/settings.ts'
import { storyMetadata } from '#lib/seo/metadata.ts'

type Props = PreviewProps<{ id: string }>

/** Once for the page and its metadata. */
const loadOnce = cache((locale: string, of: string, key: string | undefined) => {
  const id = idOf(of)
  return shownPreview({ locale, key }, id, async (edition) => {
    const [frame, story] = await Promise.all([siteFrame(edition), storyById(edition, id)])
    return story && { frame, story }
  })
})

async function load(props: Props) {
  const { locale, key, rest } = await addressOf(props)
  return loadOnce(locale, rest.id, key)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, view, until } = await load(props)
  const robots = { index: false, follow: false }
  // Messengers that fetch a link to show what it leads to learn nothing.
  if (until) return { title: { absolute: translations(locale, 'draft')('label') }, robots }
  const { title, description, alternates } = storyMetadata(view.story, view.frame, settings().siteUrl)
  return { title, description, robots, alternates: { canonical: alternates?.canonical } }
}

export default async function StoryPreview(props: Props) {
  const { locale, view, paths, publishedAt, until } = await load(props)
  const { frame } = view
  const story = { ...view.story, publishedAt: publishedAt ?? view.story.publishedAt }
  return (
    <>
      <DraftBar locale={locale} timeZone={frame.timeZone} until={until?.toISOString() ?? null} />
      <PageFrame frame={frame} locale={locale} paths={paths} place={{ section: story.section.id }}>
        <Story
          story={story}
          frame={frame}
          locale={locale}
          shortUrl={`${settings().siteUrl}${story.shortPath}`}
          listen={asset('listen.js')}
          isDraft
        />
      </PageFrame>
    </>
  )
}
