// The root of every page for reading, and of previews of such pages.
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { FontFaces } from '#components/fonts/FontFaces.tsx'
import { ProblemProvider } from '#components/problem/Problem.client.tsx'
import { frontPath, manifestPath } from '#lib/content/paths.ts'
import { translations } from '#lib/i18n/translations.ts'
import { languages } from '#lib/languages/index.ts'
import { editions, isLocale } from '#lib/locales.ts'
import { asset, fontsOf } from '#lib/runtime/assets.ts'

type Props = {
  locale: string
  /** The page is not published: what the browser remembers of reading is nothing to it. */
  preview?: boolean
  children: ReactNode
}

export function ReaderRoot({ locale, preview, children }: Props) {
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
    <html lang={tag} dir={direction} data-preview={preview ? '' : undefined} suppressHydrationWarning>
      <head>
        <script src={asset('display.js')} data-elements={asset('elements.js')} fetchPriority="high" />
        {/* The head of the page is shown whole: what is parsed later would push what has been. */}
        <link rel="expect" href="#main" blocking="render" />
        <FontFaces {...fontsOf(languages[locale].webFonts)} />
        {!preview && <link rel="manifest" href={manifestPath(locale)} />}
        <link rel="apple-touch-icon" href={asset('apple-touch-icon.png')} />
      </head>
      <body>
        <ProblemProvider texts={texts}>{children}</ProblemProvider>
      </body>
    </html>
  )
}
