import type { Viewport } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { liteStyles } from '#components/lite/lite-styles.ts'
import { editions, isLocale } from '#lib/locales.ts'

// Nothing in Next remembers a page: the page cache does.
export const dynamic = 'force-dynamic'

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

type Props = { children: ReactNode; params: Promise<{ locale: string }> }

/** The root of the data-saver edition: no style sheet, no font, no script. */
export default async function LiteLayout({ children, params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const { tag, direction, script } = editions[locale]
  return (
    <html lang={tag} dir={direction}>
      <head>
        {/* An icon of no bytes: without one, browsers ask for /favicon.ico. */}
        <link rel="icon" href="data:," />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the project's own words */}
        <style dangerouslySetInnerHTML={{ __html: liteStyles(script) }} />
      </head>
      <body>{children}</body>
    </html>
  )
}
