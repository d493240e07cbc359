import { answer, searchQueryOf } from '#app/search-query.ts'
import { isLocale } from '#lib/locales.ts'
import { siteFrame } from '#lib/news/index.ts'

/** A page of results as JSON, for the list that is refined while the reader types. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return Response.json({ error: 'no such edition' }, { status: 404 })
  const query = searchQueryOf(Object.fromEntries(new URL(request.url).searchParams), await siteFrame(locale))
  return Response.json(await answer(locale, query), { headers: { 'cache-control': 'no-store' } })
}
