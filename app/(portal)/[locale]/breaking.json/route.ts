import { languageOf } from '#components/foreign/InLanguage.tsx'
import { isLocale } from '#lib/locales.ts'
import { breakingLine } from '#lib/news/index.ts'

/** `/ar/breaking.json`: the line of breaking news as open pages ask for it, again and again; null: there is none. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return new Response(null, { status: 404 })
  const line = await breakingLine(locale)
  if (!line) return Response.json(null)
  const { key, text, path } = line
  return Response.json({ key, text: text.text, path, ...languageOf(text.locale, locale) })
}
