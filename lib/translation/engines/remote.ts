// HTTP requests to translation services: bounded in time and size, with every failure as an EngineError.
import type { z } from 'zod'
import { EngineError, type EngineErrorKind, redact } from './error.ts'

/** How a service is reached, and named in messages. */
export type RemoteService = {
  /** Such as `DeepL`. */
  readonly name: string
  /** Base address. */
  readonly address: string
  readonly key: string | undefined
  readonly timeoutSeconds: number
  /** Names of the variables that the operator would look at. */
  readonly variables: { readonly address: string; readonly key: string }
  /** Overrides the kind of error where the service's statuses are unusual. */
  readonly kindOf?: (status: number, said: string) => EngineErrorKind | undefined
}

const kinds: Readonly<Record<number, EngineErrorKind>> = {
  401: 'refused',
  402: 'quota',
  403: 'refused',
  408: 'unavailable',
  429: 'overloaded',
  // DeepL: the account's characters are used up.
  456: 'quota',
  503: 'overloaded',
  // Not registered, but several services say "overloaded" by it.
  529: 'overloaded',
}

/**
 * Sends a request and reads the whole answer.
 *
 * @param signal aborts the request; the promise then rejects with the signal's reason
 * @param maximumBytes of the answer; more is a bad answer, so that an endless one ends
 * @returns an answer whose status is 2xx
 * @throws EngineError
 */
export async function sendRequest(
  remote: RemoteService,
  url: string,
  init: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
  signal: AbortSignal,
  maximumBytes: number,
): Promise<Response> {
  const headers = new Headers({ 'user-agent': 'Warta', ...init.headers })
  const timeout = AbortSignal.timeout(remote.timeoutSeconds * 1000)
  let response: Response
  let body: Uint8Array<ArrayBuffer>
  try {
    // Redirects are not followed: they would carry the key and the story to where nobody meant them to go.
    response = await fetch(url, { ...init, headers, redirect: 'manual', signal: AbortSignal.any([signal, timeout]) })
    body = await read(remote, response, maximumBytes)
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof EngineError) throw error
    if (timeout.aborted) {
      throw new EngineError(
        'unavailable',
        `${describeService(remote)} did not answer within ${remote.timeoutSeconds} s.`,
      )
    }
    throw new EngineError(
      'unavailable',
      `${describeService(remote)} can't be reached (${reason(error)}). Check ${remote.variables.address}, and that the service runs.`,
    )
  }
  if (!response.ok) throw failure(remote, response, new TextDecoder().decode(body))
  return new Response(body, { status: 200, headers: response.headers })
}

/**
 * Sends a request as `call` does, and parses the JSON in the answer.
 *
 * @throws EngineError; `badAnswer` where the answer does not fit the schema
 */
export async function requestJson<Answer>(
  schema: z.ZodType<Answer>,
  ...[remote, ...request]: Parameters<typeof sendRequest>
): Promise<Answer> {
  const response = await sendRequest(remote, ...request)
  const parsed = schema.safeParse(await response.json().catch(() => undefined))
  if (parsed.success) return parsed.data
  throw new EngineError('badAnswer', `${describeService(remote)} answered with something else than its API describes.`)
}

/** Name and address of a service, for the operator, without secrets. */
export function describeService(remote: Pick<RemoteService, 'name' | 'address'>): string {
  return `${remote.name} at ${publicAddress(remote.address)}`
}

function publicAddress(address: string): string {
  const url = new URL(address)
  return `${url.origin}${url.pathname}`.replace(/\/$/, '')
}

async function read(remote: RemoteService, response: Response, maximumBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop closes the connection.
    if (bytes > maximumBytes) {
      throw new EngineError(
        'badAnswer',
        `${describeService(remote)} did not stop answering: more than ${maximumBytes} bytes.`,
      )
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function failure(remote: RemoteService, response: Response, text: string): EngineError {
  const { status } = response
  const said = redact(errorMessageIn(text), remote.key ? [remote.key] : [])
  const kind = remote.kindOf?.(status, said) ?? kinds[status] ?? (status >= 500 ? 'unavailable' : 'badRequest')
  return new EngineError(kind, sentence(remote, kind, response, said), retryAfter(response.headers, Date.now()))
}

function sentence(remote: RemoteService, kind: EngineErrorKind, response: Response, said: string): string {
  const { status } = response
  const who = describeService(remote)
  const quoted = said ? `: ${said}` : '.'
  if (status >= 300 && status < 400) {
    const to = response.headers.get('location')
    const target =
      to && URL.canParse(to, remote.address) ? ` to ${publicAddress(new URL(to, remote.address).href)}` : ''
    return `${who} redirects${target} (HTTP ${status}). Set ${remote.variables.address} to where it really is.`
  }
  switch (kind) {
    // What the service says is left out here: it often quotes the key in part.
    case 'refused':
      return remote.key
        ? `${who} refuses the key (HTTP ${status}). Check ${remote.variables.key}.`
        : `${who} wants a key (HTTP ${status}). Set ${remote.variables.key}.`
    case 'quota':
      return `${who} has no quota left for this account (HTTP ${status})${quoted}`
    case 'overloaded':
      return `${who} is overloaded or limits requests (HTTP ${status})${quoted}`
    case 'badRequest':
      return status === 404
        ? `${who} does not know this path or model (HTTP 404)${quoted} Check ${remote.variables.address}.`
        : `${who} does not take the request (HTTP ${status})${quoted}`
    default:
      return `${who} failed (HTTP ${status})${quoted}`
  }
}

/** The sentence in an error's body, in the shapes that the services use. */
function errorMessageIn(body: string): string {
  try {
    const answer: unknown = JSON.parse(body)
    for (const value of [
      at(at(answer, 'error'), 'message'),
      at(answer, 'error'),
      at(answer, 'message'),
      at(answer, 'Message'),
      at(answer, 'detail'),
    ]) {
      if (typeof value === 'string') {
        const code = at(at(answer, 'error'), 'code')
        return typeof code === 'string' && !value.includes(code) ? `${value} (${code})` : value
      }
    }
    return ''
  } catch {
    return body.slice(0, 1000)
  }
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

/**
 * How long to wait, in milliseconds: `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), or OpenAI's
 * `retry-after-ms`; null if the service does not say.
 */
export function retryAfter(headers: Headers, now: number): number | null {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN)
  if (milliseconds >= 0) return milliseconds
  const given = headers.get('retry-after')?.trim()
  if (!given) return null
  if (/^\d+(?:\.\d+)?$/.test(given)) return Number(given) * 1000
  const date = Date.parse(given)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

/** The code of a connection error; not the message, which may quote addresses. */
function reason(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = at(current, 'code')
    if (typeof code === 'string') return code
  }
  return error instanceof Error ? error.name : 'unknown reason'
}
