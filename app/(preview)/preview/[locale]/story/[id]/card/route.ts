import type { NextRequest } from 'next/server'
import { idOf, shownPreview } from '#app/preview-route.ts'
import { siteFrame, storySummary } from '#lib/news/index.ts'
import { hasCards, storyCard } from '#lib/sharing/card.ts'

type Context = { params: Promise<{ locale: string; id: string }> }

/** What the card of a link to the story will show. The portal draws it. */
export async function GET(_request: NextRequest, { params }: Context): Promise<Response> {
  const { locale, id: given } = await params
  const id = idOf(given)
  // A key opens the page, and no picture that could go its own way.
  const { view } = await shownPreview({ locale, key: undefined }, id, async (edition) => {
    const [frame, story] = await Promise.all([siteFrame(edition), storySummary(edition, id)])
    return story && hasCards(edition) ? storyCard(story, frame) : null
  })
  return Response.json(view)
}
