// Pages that keep React in the browser: rendered for each request, with a nonce for the framework's scripts.
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { HeaderList } from '#lib/http/head.ts'
import { interactiveHeaders, noncePolicy } from '#lib/http/policy.ts'
import { Representation } from '#lib/http/representation.ts'
import { type CapturedResponse, capture, type Renderer } from './capture.ts'

/** What a request may tell the page; everything else, such as forwarding or internal headers, is dropped. */
const passedOn = ['cookie', 'accept', 'accept-language', 'user-agent', 'referer', 'rsc'] as const
const passedOnPrefix = 'next-'

/** What the answer keeps of Next's headers. `Vary` is what makes flight data and page two answers of one URL. */
const kept = ['vary', 'location', 'set-cookie', 'refresh', 'x-nextjs-redirect', 'x-nextjs-rewritten-path']

function requestHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const passed: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    const known = (passedOn as readonly string[]).includes(name) || name.startsWith(passedOnPrefix)
    if (known && typeof value === 'string') passed[name] = value
  }
  return passed
}

function responseHeaders(captured: CapturedResponse): HeaderList {
  return Object.entries(captured.headers).flatMap(([name, value]) => {
    if (!kept.includes(name) || value === undefined) return []
    return [value].flat().flatMap((one) => [name, String(one)])
  })
}

/**
 * Renders an interactive page.
 *
 * @param url path and query
 * @param own headers of every request to the renderer
 * @param headers of the reader's request
 * @returns what to send, whatever its status
 * @throws RenderError as `capture` does
 */
export async function renderInteractive(
  render: Renderer,
  url: string,
  own: Readonly<Record<string, string>>,
  headers: IncomingHttpHeaders,
  timeout: number,
): Promise<Representation> {
  const nonce = randomBytes(16).toString('base64')
  const asked = { ...requestHeaders(headers), ...own, 'content-security-policy': noncePolicy(nonce) }
  const captured = await capture(render, url, asked, timeout)
  return new Representation({
    status: captured.status,
    contentType: String(captured.headers['content-type'] ?? 'text/plain; charset=utf-8'),
    body: captured.body,
    // Asked for anew at every visit, but the way back may show it as it was left: `no-store` would forbid browsers that.
    cacheControl: 'private, no-cache',
    headers: [...responseHeaders(captured), ...interactiveHeaders(nonce)],
  })
}
