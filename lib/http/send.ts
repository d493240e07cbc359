// Answering: the last step, and for most requests the only one.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { matchingTag } from './conditional.ts'
import { preferredEncoding } from './encoding.ts'
import type { HeaderList } from './head.ts'
import type { Representation, Variant } from './representation.ts'

/**
 * Sends a representation, or 304 if the reader has it. HEAD gets the headers alone.
 *
 * @param extra headers for this answer only
 */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  representation: Representation,
  variant: Variant,
  extra?: HeaderList,
): void {
  const ifNoneMatch = request.headers['if-none-match']
  if (ifNoneMatch !== undefined && representation.status === 200) {
    const tag = matchingTag(ifNoneMatch, representation.entityTags)
    const head = tag === null ? undefined : representation.notModified.get(tag)
    if (head !== undefined) {
      head.write(response, extra)
      response.end()
      return
    }
  }
  variant.head.write(response, extra)
  if (request.method === 'HEAD') response.end()
  else response.end(variant.text ?? variant.body, 'latin1')
}

type Ready = Parameters<typeof send>

let ready: Ready[] = []

function sendReady(): void {
  const sending = ready
  ready = []
  for (const answer of sending) send(...answer)
}

/**
 * Sends an answer from memory in this turn of the event loop, after all requests of the turn have been read. Writing to
 * a socket wakes whoever waits for it, which costs more than everything else here; many answers in a row wake a proxy
 * once (docs/performance.md).
 */
export function sendThisTurn(...answer: Ready): void {
  if (ready.push(answer) === 1) setImmediate(sendReady)
}

/** Sends a representation in the coding that the reader prefers, made now if need be. */
export async function sendNegotiated(
  request: IncomingMessage,
  response: ServerResponse,
  representation: Representation,
  extra?: HeaderList,
): Promise<void> {
  const variant = await representation.variant(preferredEncoding(request.headers['accept-encoding']))
  send(request, response, representation, variant, extra)
}

/** Sends a short answer as it is; `headers` say how long it may be kept. */
export function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  contentType: string,
  body: Buffer | string,
  headers: HeaderList,
): void {
  const length = String(Buffer.byteLength(body))
  response.writeHead(status, ['Content-Type', contentType, 'Content-Length', length, ...headers])
  if (request.method === 'HEAD') response.end()
  else response.end(body)
}

/** Sends the reader elsewhere; `headers` say how long that may be remembered. */
export function sendRedirect(response: ServerResponse, status: 307 | 308, location: string, headers: HeaderList): void {
  response.writeHead(status, ['Location', location, 'Content-Length', '0', ...headers])
  response.end()
}
