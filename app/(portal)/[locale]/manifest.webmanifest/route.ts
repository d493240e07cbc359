import { translations } from '#lib/i18n/translations.ts'
import { isLocale } from '#lib/locales.ts'
import { siteFrame } from '#lib/news/index.ts'
import { asset } from '#lib/runtime/assets.ts'
import { webManifest } from '#lib/seo/web-manifest.ts'

/** What the site is when it is installed, in an edition: https://www.w3.org/TR/appmanifest/ */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const t = translations(locale)
  const site = await siteFrame(locale)
  const shortcuts = { latest: t('latest.title'), search: t('search.title'), saved: t('saved.title') }
  const body = JSON.stringify(webManifest(site, locale, shortcuts, asset))
  return new Response(body, { headers: { 'content-type': 'application/manifest+json; charset=utf-8' } })
}
