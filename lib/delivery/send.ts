// Answering: the last step, and for most requests the only one.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { matchingTag } from './conditional.ts'
import type { HeaderList, Representation, Variant } from './representation.ts'

/**
 * Sends a representation, or 304 if the reader has it. HEAD gets the headers alone.
 *
 * @param extra headers for this answer only
 */
export function send(
  request: IncomingMessage,
  response: ServerResponse,
  representation: Representation,
  variant: Variant,
  extra?: HeaderList,
): void {
  const ifNoneMatch = request.headers['if-none-match']
  if (ifNoneMatch !== undefined && representation.status === 200) {
    const tag = matchingTag(ifNoneMatch, representation.entityTags)
    const headers = tag === null ? undefined : representation.notModified.get(tag)
    if (headers !== undefined) {
      response.writeHead(304, extra === undefined ? headers : [...headers, ...extra])
      response.end()
      return
    }
  }
  response.writeHead(representation.status, extra === undefined ? variant.headers : [...variant.headers, ...extra])
  if (request.method === 'HEAD') response.end()
  else response.end(variant.text ?? variant.body, 'latin1')
}

/** Sends a short answer that is kept nowhere. */
export function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  contentType: string,
  body: Buffer | string,
  headers: HeaderList = [],
): void {
  const length = String(Buffer.byteLength(body))
  const own = ['Content-Type', contentType, 'Cache-Control', 'no-store', 'Content-Length', length]
  response.writeHead(status, [...own, ...headers])
  if (request.method === 'HEAD') response.end()
  else response.end(body)
}

/** Sends the reader elsewhere; `headers` say how long that may be remembered. */
export function sendRedirect(response: ServerResponse, status: 307 | 308, location: string, headers: HeaderList): void {
  response.writeHead(status, ['Location', location, 'Content-Length', '0', ...headers])
  response.end()
}
