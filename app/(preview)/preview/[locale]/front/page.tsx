import type { Metadata } from 'next'
import { addressOf, type PreviewProps, shownPreview } from '#app/preview-route.ts'
import { DraftBar } from '#components/draft-bar/DraftBar.tsx'
import { Front } from '#components/front/Front.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { frontPage, siteFrame } from '#lib/news/index.ts'

export const metadata: Metadata = { robots: { index: false, follow: false } }

/** The front page with its line of breaking news, before either is saved. */
export default async function FrontPreview(props: PreviewProps) {
  const { locale, view, paths } = await shownPreview(await addressOf(props), 'front', async (edition) => {
    const [frame, front] = await Promise.all([siteFrame(edition), frontPage(edition)])
    return { frame, front }
  })
  const { frame, front } = view
  return (
    <>
      <DraftBar locale={locale} timeZone={frame.timeZone} until={null} />
      <PageFrame frame={frame} locale={locale} paths={paths} place="front">
        <Front front={front} frame={frame} locale={locale} />
      </PageFrame>
    </>
  )
}
