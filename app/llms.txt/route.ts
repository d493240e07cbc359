import { originalLocale } from '#lib/locales.ts'
import { siteFrame, syndicationSettings } from '#lib/news/index.ts'
import { settings } from '#lib/runtime/settings.ts'
import { llmsText } from '#lib/seo/llms.ts'

/** What language models are told of the site, if the newsroom wants it. */
export async function GET(): Promise<Response> {
  const [{ llmsTxt }, frame] = await Promise.all([syndicationSettings(), siteFrame(originalLocale)])
  if (!llmsTxt) return new Response(null, { status: 404 })
  return new Response(llmsText(frame, settings().siteUrl), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
