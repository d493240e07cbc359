import { getTranslations } from 'next-intl/server'
import { said, searchQueryOf } from '#app/search-query.ts'
import { isLocale } from '#lib/locales.ts'
import { search } from '#lib/search/index.ts'

/** A page of results as JSON, for the list that is refined while the reader types. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params
  if (!isLocale(locale)) return Response.json({ error: 'no such edition' }, { status: 404 })
  const query = searchQueryOf(Object.fromEntries(new URL(request.url).searchParams))
  const [results, t] = await Promise.all([search(locale, query), getTranslations({ locale })])
  return Response.json({ ...results, said: said(t, results) }, { headers: { 'cache-control': 'no-store' } })
}
