// A request's body: bounded in bytes and in time, JSON in UTF-8 or nothing.
import type { IncomingMessage } from 'node:http'

/** 4,000 characters of any script, and what stands around them. */
const mostBytes = 16 * 1024

/** Milliseconds. */
const patience = 10_000

/** Why a body is none that we read. */
export class InvalidBodyError extends Error {
  override readonly name = 'BadBodyError'
  readonly reason: 'refused' | 'tooLong'

  constructor(reason: 'refused' | 'tooLong') {
    super(`the body is ${reason}`)
    this.reason = reason
  }
}

/** No other type can be sent by a form of a foreign page, without the browser asking us first. */
const isJson = (type: string | undefined) => /^application\/json\s*(?:;|$)/i.test(type ?? '')

function read(request: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const chunks: Buffer[] = []
  let length = 0
  const timer = setTimeout(() => reject(new InvalidBodyError('refused')), patience)
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length <= mostBytes) chunks.push(chunk)
    else reject(new InvalidBodyError('tooLong'))
  })
  request.once('end', () => resolve(Buffer.concat(chunks)))
  request.once('close', () => reject(new InvalidBodyError('refused')))
  request.once('error', () => reject(new InvalidBodyError('refused')))
  return promise.finally(() => {
    clearTimeout(timer)
    request.removeAllListeners('data')
    request.pause()
  })
}

/**
 * The JSON value that a request brings.
 *
 * @throws BadBodyError when it is longer than 16 KB, of another type, not UTF-8, no JSON, or does not come
 */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!isJson(request.headers['content-type'])) throw new InvalidBodyError('refused')
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw new InvalidBodyError('tooLong')
  // Node reads a request without a body to its end before it hands it over.
  if (request.readableEnded || request.destroyed) throw new InvalidBodyError('refused')
  const body = await read(request)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new InvalidBodyError('refused')
  }
}
