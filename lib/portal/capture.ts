// Asks Next for a page without a reader at the other end: the answer is collected, not sent.
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Next's request handler. */
export type Renderer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type CapturedResponse = {
  readonly status: number
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>
  readonly body: Buffer
}

/** Why there is no answer. */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  readonly status: 500 | 503

  constructor(message: string, status: 500 | 503) {
    super(message)
    this.status = status
  }
}

/** Far beyond any page; a runaway render ends here and not with the memory. */
const longestBody = 32 * 1024 * 1024

class CapturingResponse extends ServerResponse {
  readonly #chunks: Buffer[] = []
  #length = 0

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const headers = rest.find((argument) => typeof argument === 'object' && argument !== null)
    if (Array.isArray(headers)) {
      for (let at = 0; at + 1 < headers.length; at += 2) this.setHeader(String(headers[at]), headers[at + 1])
    } else {
      for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
        if (value !== undefined) this.setHeader(name, value)
      }
    }
    return this
  }

  override flushHeaders(): void {}

  override write(chunk: unknown, ...rest: unknown[]): boolean {
    const encoding = typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8'
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk as Uint8Array)
    this.#length += bytes.length
    if (this.#length > longestBody) this.destroy(new RenderError('the page is too long', 500))
    else this.#chunks.push(bytes)
    const written = rest.find((argument) => typeof argument === 'function')
    if (written !== undefined) process.nextTick(written)
    return true
  }

  override end(...rest: unknown[]): this {
    const [chunk, encoding] = rest
    if (this.finished) return this
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk, encoding)
    this.finished = true
    const ended = rest.find((argument) => typeof argument === 'function')
    if (ended !== undefined) process.nextTick(ended)
    process.nextTick(() => {
      this.emit('finish')
      this.emit('close')
    })
    return this
  }

  override destroy(error?: Error): this {
    if (this.destroyed) return this
    this.destroyed = true
    process.nextTick(() => {
      if (error !== undefined) this.emit('error', error)
      this.emit('close')
    })
    return this
  }

  captured(): CapturedResponse {
    return { status: this.statusCode, headers: this.getHeaders(), body: Buffer.concat(this.#chunks) }
  }
}

/** A GET request that comes from nowhere, with exactly these headers. */
function requestFor(url: string, headers: Readonly<Record<string, string>>): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.method = 'GET'
  request.url = url
  request.httpVersion = '1.1'
  request.httpVersionMajor = 1
  request.httpVersionMinor = 1
  request.headers = { ...headers }
  request.complete = true
  request.push(null)
  return request
}

/**
 * Renders a URL and returns what would have been sent. Readers who give up waiting don't disturb it.
 *
 * @param headers of the request; nothing else of any reader's request is seen by the renderer
 * @throws RenderError after `timeout` milliseconds, when the renderer fails, or when it gives up without an answer
 */
export async function capture(
  render: Renderer,
  url: string,
  headers: Readonly<Record<string, string>>,
  timeout: number,
): Promise<CapturedResponse> {
  const request = requestFor(url, headers)
  const response = new CapturingResponse(request)
  const { promise, resolve, reject } = Promise.withResolvers<CapturedResponse>()
  const timer = setTimeout(() => {
    reject(new RenderError(`no answer within ${timeout} ms`, 503))
    response.destroy()
  }, timeout)
  response.once('finish', () => resolve(response.captured()))
  response.once('error', reject)
  response.once('close', () => reject(new RenderError('rendering stopped without an answer', 500)))
  const failed = (error: unknown) => reject(error instanceof Error ? error : new RenderError(String(error), 500))
  try {
    render(request, response).catch(failed)
    return await promise
  } finally {
    clearTimeout(timer)
  }
}
