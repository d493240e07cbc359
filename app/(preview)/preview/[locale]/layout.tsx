// First of all: it states the order of the layers that every other style sheet puts its rules into.
import '#components/styles/index.css'

import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ReaderRoot } from '#app/reader-root.tsx'
import { settings } from '#lib/runtime/settings.ts'
// As in the layout of readers.
import '#components/page-frame/PageFrame.tsx'

// Kept nowhere: neither here nor by the portal.
export const dynamic = 'force-dynamic'

// The header says so, too; what a browser fetches ahead of it hears it here.
export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(settings().siteUrl),
  referrer: 'no-referrer',
})

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

export default async function PreviewLayout({ children, params }: Props) {
  return (
    <ReaderRoot locale={(await params).locale} preview>
      {children}
    </ReaderRoot>
  )
}
