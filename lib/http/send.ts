// Sending responses.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { matchingEntityTag } from './conditional.ts'
import { preferredEncoding } from './encoding.ts'
import type { HeaderList } from './head.ts'
import type { Representation, Variant } from './representation.ts'

/**
 * Sends a representation, or 304 if the client has it. HEAD gets the headers alone.
 *
 * @param extra headers for this response only
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
    const tag = matchingEntityTag(ifNoneMatch, representation.entityTags)
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

type Sending = Parameters<typeof send>

let batch: Sending[] = []

function sendBatch(): void {
  const sendings = batch
  batch = []
  for (const sending of sendings) send(...sending)
}

/**
 * Sends a response from memory in this turn of the event loop, after all requests of the turn have been read. Writing
 * to a socket wakes its peer, which costs more than everything else here; a batch wakes a proxy once
 * (docs/performance.md).
 */
export function sendBatched(...sending: Sending): void {
  if (batch.push(sending) === 1) setImmediate(sendBatch)
}

/** Sends a representation in the coding that the client prefers; compresses it first if need be. */
export async function sendNegotiated(
  request: IncomingMessage,
  response: ServerResponse,
  representation: Representation,
  extra?: HeaderList,
): Promise<void> {
  const variant = await representation.variant(preferredEncoding(request.headers['accept-encoding']))
  send(request, response, representation, variant, extra)
}

/** Sends a short body without compression; `headers` say how long it may be cached. */
export function sendBody(
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

/** Sends a redirect; `headers` say how long it may be cached. */
export function sendRedirect(response: ServerResponse, status: 307 | 308, location: string, headers: HeaderList): void {
  response.writeHead(status, ['Location', location, 'Content-Length', '0', ...headers])
  response.end()
}
