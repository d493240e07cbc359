// Content codings: negotiation and compression.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import Negotiator from 'negotiator'

export type Encoding = 'br' | 'gzip' | 'identity'

/** Distinct Accept-Encoding headers remembered; browsers send about five. */
const mostRemembered = 200
const remembered = new Map<string, Encoding>()

// `x-gzip` is another name of gzip (RFC 9110 section 8.4.1.3).
const offered = ['br', 'gzip', 'x-gzip', 'identity']

function negotiate(header: string): Encoding {
  const chosen = new Negotiator({ headers: { 'accept-encoding': header } }).encoding(offered, { preferred: offered })
  return chosen === 'br' ? 'br' : chosen?.endsWith('gzip') ? 'gzip' : 'identity'
}

/**
 * The content coding with the highest quality; of equals, Brotli before gzip before identity (RFC 9110 section 12.5.3).
 * `identity` also where the header accepts none of them.
 *
 * @param header Accept-Encoding header
 */
export function preferredEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const known = remembered.get(header)
  if (known !== undefined) return known
  const chosen = negotiate(header)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(header, chosen)
  return chosen
}

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

/** A copy that takes only its own size in memory: zlib returns a slice of a larger buffer and so keeps all of that. */
function fitted(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(own)
  return own
}

/** Compresses with Brotli, off the main thread. Quality 7 is 5 % smaller than 5; 11 is for what is sent often. */
export async function brotli(body: Buffer, quality: 7 | 11): Promise<Buffer> {
  const made = await brotliAsync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  })
  return fitted(made)
}

/** Compresses with gzip, off the main thread. */
export async function gzipped(body: Buffer): Promise<Buffer> {
  return fitted(await gzipAsync(body, { level: 7 }))
}

const compressible = /^(?:text\/|application\/(?:[\w.+-]*(?:json|xml)|javascript|manifest\+json)|image\/svg\+xml)/

/** Whether compression pays: for text that does not fit one packet anyway. */
export function isCompressible(contentType: string, length: number): boolean {
  return length > 600 && compressible.test(contentType)
}
