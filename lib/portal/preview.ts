// Pages that are not published: rendered for each request, kept nowhere. Whether whoever asks may see one is decided by
// the page itself, in the newsroom (lib/newsroom/preview).
import type { IncomingMessage, ServerResponse } from 'node:http'
import { previewRoot } from '#lib/content/paths.ts'
import { watchingForOutages } from '#lib/database/unreachable.ts'
import { previewHeaders } from '#lib/http/policy.ts'
import { Representation } from '#lib/http/representation.ts'
import { sendBody, sendNegotiated } from '#lib/http/send.ts'
import { type CapturedResponse, capture, type Renderer } from './capture.ts'
import { stripFramework } from './script-free.ts'
import { withTypedWords } from './typed-words.ts'

/** Bytes of a story as it is typed: as much as the newsroom takes of a saved one. */
const longestBody = 5 * 1024 * 1024

/** By which the page knows who asks. */
const passedOn = ['cookie', 'authorization', 'origin', 'sec-fetch-site', 'accept-language'] as const

/** Who asks is not who is asked for: nothing of another site works with the session of whoever is signed in. */
const isForeign = ({ headers, method }: IncomingMessage) =>
  headers['sec-fetch-site'] === 'cross-site' && method === 'POST'

/** @returns null when it is too long */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > longestBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Links of a page that is served by the newsroom's host lead to the readers' one. */
const withLinksTo = (html: string, siteUrl: string) =>
  html.replace(/(<a\b[^>]*?\shref=")(\/[^"]*)/g, (link, tag: string, path: string) =>
    path.startsWith(`${previewRoot}/`) ? link : `${tag}${siteUrl}${path}`,
  )

function representationOf({ status, headers, body }: CapturedResponse, siteUrl: string): Representation {
  const contentType = String(headers['content-type'] ?? 'text/plain; charset=utf-8')
  const isPage = contentType.startsWith('text/html')
  return new Representation({
    status,
    contentType,
    body: isPage ? Buffer.from(withLinksTo(stripFramework(body.toString('utf8')), siteUrl)) : body,
    cacheControl: 'private, no-store',
    headers: previewHeaders,
  })
}

export type PreviewOptions = {
  readonly render: Renderer
  readonly siteUrl: string
  readonly renderTimeout: number
  readonly paintCard: (card: unknown) => Promise<Buffer>
}

/**
 * Answers a request for a preview; a POST brings what is being typed.
 *
 * @param url what Next renders
 * @param close answers that the preview is not open to whoever asks, or that there is none: the same for both
 * @throws RenderError as `capture` does
 */
export async function sendPreview(
  { render, siteUrl, renderTimeout, paintCard }: PreviewOptions,
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
  close: (status: number) => void,
): Promise<void> {
  if (isForeign(request)) return close(403)
  const { host, protocol } = new URL(siteUrl)
  const asked: Record<string, string> = {
    host,
    'x-forwarded-proto': protocol.slice(0, -1),
    accept: 'text/html',
    'user-agent': 'warta',
  }
  for (const name of passedOn) {
    const value = request.headers[name]
    if (typeof value === 'string') asked[name] = value
  }
  const body = request.method === 'POST' ? await bodyOf(request) : ''
  if (body === null) return close(413)
  const { captured, outage } = await watchingForOutages(async (isAway) => {
    const answer = await withTypedWords(body, () => capture(render, url, asked, renderTimeout))
    return { captured: answer, outage: isAway() }
  })
  // While the database is away nobody is known: that is no refusal.
  if (captured.status !== 200) return close(captured.status >= 500 || outage ? 503 : 404)
  if (!captured.headers['content-type']?.toString().startsWith('application/json')) {
    return sendNegotiated(request, response, representationOf(captured, siteUrl))
  }
  // Fonts and the process that draws are outside of Next.
  const png = await paintCard(JSON.parse(captured.body.toString('utf8')))
  sendBody(request, response, 200, 'image/png', png, ['Cache-Control', 'private, no-store', ...previewHeaders])
}
