import { isLocale } from '#lib/locales.ts'
import { originalParagraphs } from '#lib/news/index.ts'

type Context = { params: Promise<{ locale: string; section: string }> }

/** `/ar/12/original.json`: the Indonesian paragraphs of story 12, by the anchors of its Arabic ones. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, section: id } = await params
  const found = isLocale(locale) ? await originalParagraphs(locale, id) : null
  if (found?.kind !== 'found') return new Response(null, { status: 404 })
  return Response.json(found.view)
}
