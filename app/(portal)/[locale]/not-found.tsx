import type { Metadata } from 'next'
import { locale as rootLocale } from 'next/root-params'
import { getTranslations } from 'next-intl/server'
import { NotFound } from '#components/not-found/NotFound.tsx'
import { PageFrame } from '#components/page-frame/PageFrame.tsx'
import { frontPath } from '#lib/content/paths.ts'
import { inEveryEdition, isLocale, originalLocale } from '#lib/locales.ts'
import { frame as siteFrame } from '#lib/news/index.ts'

const paths = inEveryEdition(frontPath)

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notFound')
  return { title: t('title') }
}

export default async function NotFoundRoute() {
  const asked = await rootLocale()
  const locale = isLocale(asked) ? asked : originalLocale
  const frame = await siteFrame(locale)
  return (
    <PageFrame frame={frame} locale={locale} paths={paths}>
      <NotFound frame={frame} locale={locale} />
    </PageFrame>
  )
}
