// First of all: it states the order of the layers that every other style sheet puts its rules into.
import '#components/styles/index.css'

import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { ReaderRoot } from '#app/reader-root.tsx'
import { paperColours } from '#components/display/choice.ts'
import { settings } from '#lib/runtime/settings.ts'
// Its styles come with the others here, not as one more request of every page.
import '#components/page-frame/PageFrame.tsx'

// Nothing in Next remembers a page: the page cache does.
export const dynamic = 'force-dynamic'

export const generateMetadata = (): Metadata => ({ metadataBase: new URL(settings().siteUrl) })

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: paperColours.light },
    { media: '(prefers-color-scheme: dark)', color: paperColours.dark },
  ],
}

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function RootLayout({ children, params }: Props) {
  return <ReaderRoot locale={(await params).locale}>{children}</ReaderRoot>
}
