// Requests that Next answers to the reader itself: the newsroom, and everything in development.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Renderer } from './capture.ts'

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto']

/** Takes off headers at the last moment, when Next has set all that it wants to. */
function withoutHeaders(response: ServerResponse, unwanted: readonly string[]): void {
  const writeHead = response.writeHead
  const remove = () => {
    for (const name of unwanted) response.removeHeader(name)
  }
  response.writeHead = (...parts: unknown[]): ServerResponse => {
    remove()
    const headers = parts.at(-1)
    if (typeof headers === 'object' && headers !== null && !Array.isArray(headers)) {
      const wanted = Object.entries(headers as OutgoingHttpHeaders).filter(
        ([name]) => !unwanted.includes(name.toLowerCase()),
      )
      parts[parts.length - 1] = Object.fromEntries(wanted)
    }
    response.writeHead = writeHead
    return Reflect.apply(writeHead, response, parts) as ServerResponse
  }
}

/**
 * Hands a request to Next as it is, except for what only a trusted proxy may say.
 *
 * @throws what Next throws
 */
export async function sendToNext(
  render: Renderer,
  request: IncomingMessage,
  response: ServerResponse,
  trustProxy: boolean,
  unwanted: readonly string[] = [],
): Promise<void> {
  if (!trustProxy) for (const name of forwarding) delete request.headers[name]
  // Next would take a nonce for its scripts from here.
  delete request.headers['content-security-policy']
  withoutHeaders(response, ['x-powered-by', ...unwanted])
  await render(request, response)
}

/** Hands a request to Payload, by way of Next. Client hints, which its theme asks for, are of use to its pages only. */
export function sendToNewsroom(
  render: Renderer,
  request: IncomingMessage,
  response: ServerResponse,
  part: 'admin' | 'api',
  trustProxy: boolean,
): Promise<void> {
  const unwanted = part === 'api' ? ['critical-ch', 'accept-ch'] : []
  return sendToNext(render, request, response, trustProxy, unwanted)
}
