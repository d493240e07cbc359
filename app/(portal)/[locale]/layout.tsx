// First of all: it states the order of the layers that every other style sheet puts its rules into.
import '#components/styles/index.css'

import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { paperColours } from '#components/display/choice.ts'
import { FontFaces } from '#components/fonts/FontFaces.tsx'
import { ProblemProvider } from '#components/problem/Problem.client.tsx'
import { frontPath, manifestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { languages } from '#lib/languages/index.ts'
import { editions, isLocale } from '#lib/locales.ts'
import { asset, fontsOf } from '#lib/runtime/assets.ts'
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
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const { tag, direction } = editions[locale]
  const t = translations(locale, 'error')
  const texts = {
    title: t('title'),
    description: t('description'),
    retry: t('retry'),
    home: t('home'),
    homePath: frontPath(locale),
  }
  return (
    <html lang={tag} dir={direction} suppressHydrationWarning>
      <head>
        <script src={asset('display.js')} data-elements={asset('elements.js')} fetchPriority="high" />
        {/* The head of the page is shown whole: what is parsed later would push what has been. */}
        <link rel="expect" href="#main" blocking="render" />
        <FontFaces {...fontsOf(languages[locale].webFonts)} />
        <link rel="manifest" href={manifestPath(locale)} />
        <link rel="apple-touch-icon" href={asset('apple-touch-icon.png')} />
      </head>
      <body>
        <ProblemProvider texts={texts}>{children}</ProblemProvider>
      </body>
    </html>
  )
}
