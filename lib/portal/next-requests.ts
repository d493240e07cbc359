// Requests that Next answers to the reader itself: the newsroom, and everything in development.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { watchingForOutages } from '#lib/database/unreachable.ts'
import { clientAddress, servingClient } from '#lib/http/client.ts'
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

/** Where who is signed in leads: to the sign-in, or to "you may not". */
const sendsAway = (status: number) => (status >= 301 && status <= 308) || status === 401 || status === 403

/**
 * Watches an answer until it begins; gives `instead` the response, untouched, if it would be of a kind that `unwanted`
 * tells by its status.
 */
function insteadOf(response: ServerResponse, unwanted: (status: number) => boolean, instead: () => void): void {
  const { writeHead, write, end } = response
  const begins =
    (go: (...parts: never[]) => unknown) =>
    (...parts: unknown[]): unknown => {
      Object.assign(response, { writeHead, write, end })
      const [given] = parts
      const status = go === writeHead && typeof given === 'number' ? given : response.statusCode
      if (!unwanted(status)) return Reflect.apply(go, response, parts)
      for (const name of response.getHeaderNames()) response.removeHeader(name)
      instead()
      Object.assign(response, { writeHead: () => response, write: () => true, end: () => response })
      return response
    }
  Object.assign(response, { writeHead: begins(writeHead), write: begins(write), end: begins(end) })
}

/**
 * Hands a request to Payload, by way of Next. Client hints, which its theme asks for, are of use to its pages only.
 *
 * @param sayAway answers that the newsroom is out of order: while the database is away Payload takes everybody for a
 * stranger, and would send who is signed in to the sign-in
 */
export function sendToNewsroom(
  render: Renderer,
  request: IncomingMessage,
  response: ServerResponse,
  part: 'admin' | 'api',
  trustProxy: boolean,
  sayAway: () => void,
): Promise<void> {
  return servingClient(clientAddress(request, trustProxy), () => {
    if (part === 'api') return sendToNext(render, request, response, trustProxy, ['critical-ch', 'accept-ch'])
    return watchingForOutages((outage) => {
      const watched: Renderer = (asked, answer) => {
        insteadOf(answer, (status) => outage() && sendsAway(status), sayAway)
        return render(asked, answer)
      }
      return sendToNext(watched, request, response, trustProxy)
    })
  })
}
