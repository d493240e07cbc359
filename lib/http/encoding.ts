// Content codings: choosing one for a reader, and making it.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export const encodings = ['br', 'gzip', 'identity'] as const
export type Encoding = (typeof encodings)[number]

/** Distinct Accept-Encoding headers remembered; browsers send about five. */
const mostRemembered = 200
const remembered = new Map<string, Encoding>()

function choose(header: string): Encoding {
  const qualities = new Map<string, number>()
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    const value = quality === undefined ? 1 : Number(quality.slice(2))
    qualities.set(name === 'x-gzip' ? 'gzip' : name, value > 0 && value <= 1 ? value : 0)
  }
  const any = qualities.get('*') ?? 0
  const quality = (encoding: Encoding) => qualities.get(encoding) ?? (encoding === 'identity' ? 0 : any)
  const best = encodings.reduce((best, encoding) => (quality(encoding) > quality(best) ? encoding : best))
  return quality(best) > 0 ? best : 'identity'
}

/**
 * The coding to answer with: the one with the highest quality, Brotli before gzip before none where equal
 * (RFC 9110 section 12.5.3). Without a usable coding the answer goes out as it is.
 *
 * @param header Accept-Encoding header
 */
export function preferredEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity'
  const known = remembered.get(header)
  if (known !== undefined) return known
  const chosen = choose(header)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(header, chosen)
  return chosen
}

const brotliAsync = promisify(brotliCompress)
const gzipAsync = promisify(gzip)

/** The same bytes in memory of their own size: zlib hands out a part of a larger piece, which is kept as long as they. */
function fitted(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(own)
  return own
}

/** Brotli, off the main thread. Quality 7 costs a few milliseconds and is a twentieth smaller than 5; 11 is for what many readers fetch. */
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

export async function gzipped(body: Buffer): Promise<Buffer> {
  return fitted(await gzipAsync(body, { level: 7 }))
}

const compressible = /^(?:text\/|application\/(?:[\w.+-]*(?:json|xml)|javascript|manifest\+json)|image\/svg\+xml)/

/** Whether compressing pays: text, and longer than what fits a packet anyway. */
export function isCompressible(contentType: string, length: number): boolean {
  return length > 600 && compressible.test(contentType)
}
