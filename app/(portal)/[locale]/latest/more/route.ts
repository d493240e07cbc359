import { z } from 'zod'
import { isLocale } from '#lib/locales.ts'
import { latestPage } from '#lib/news/index.ts'

const query = z.object({ before: z.string().max(40) })

/** The next page of the latest stories, as JSON, for the endless list. */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!isLocale(locale) || !parsed.success) return Response.json({ error: 'before: no such page' }, { status: 400 })
  const found = await latestPage(locale, parsed.data.before)
  if (found.kind !== 'found') return Response.json({ error: 'before: no such page' }, { status: 404 })
  return Response.json(found.view.list, { headers: { 'cache-control': 'no-store' } })
}
