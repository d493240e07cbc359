// A response body with everything that sending it needs, computed once: content codings, headers, entity tags.
import { createHash } from 'node:crypto'
import { brotli, type Encoding, gzipped, isCompressible } from './encoding.ts'
import { type HeaderList, ResponseHead } from './head.ts'

export type Variant = {
  readonly head: ResponseHead
  readonly body: Buffer
  /** The same bytes as a Latin-1 string, if sent often: Node sends a string in a third less time. */
  readonly text?: string
}

/** Bytes; longer bodies are no faster as a string. */
const longestText = 64 * 1024

export type RepresentationParts = {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
  readonly cacheControl: string
  /** Further headers of every response except 304. */
  readonly headers?: HeaderList
  /** False if it is never compressed, so that the response needs no `Vary`. */
  readonly negotiated?: boolean
}

function asText(variant: Variant): Variant {
  return variant.body.length > longestText ? variant : { ...variant, text: variant.body.toString('latin1') }
}

export class Representation {
  readonly status: number
  readonly cacheControl: string
  /** The codings made so far; the others are made on first request. */
  readonly variants: { identity: Variant; gzip?: Variant; br?: Variant }
  /** Heads of 304 responses, by the entity tag that the client has. */
  readonly notModified: ReadonlyMap<string, ResponseHead>
  readonly entityTags: readonly string[]
  /** Times it was sent; what is sent often is worth compressing harder. */
  uses = 0
  readonly #hash: string
  readonly #headers: HeaderList
  readonly #making: { gzip?: Promise<Variant>; br?: Promise<Variant> } = {}
  readonly #compressible: boolean

  constructor(parts: RepresentationParts) {
    this.status = parts.status
    this.cacheControl = parts.cacheControl
    this.#compressible = isCompressible(parts.contentType, parts.body.length)
    // Bytes of different codings are different representations: each has its own strong tag (RFC 9110 section 8.8.3).
    this.#hash = createHash('sha256').update(parts.body).digest('base64url').slice(0, 22)
    const vary = parts.negotiated === false ? [] : ['Vary', 'Accept-Encoding']
    this.#headers = ['Content-Type', parts.contentType, 'Cache-Control', parts.cacheControl, ...vary]
    this.entityTags = ['', ...(this.#compressible ? ['-gzip', '-br', '-br11'] : [])].map((end) => this.#tag(end))
    this.notModified = new Map(
      this.entityTags.map((tag) => [
        tag,
        new ResponseHead(304, ['Cache-Control', parts.cacheControl, ...vary, 'ETag', tag]),
      ]),
    )
    this.#headers.push(...(parts.headers ?? []))
    this.variants = { identity: this.#variant(parts.body, '') }
  }

  /** Bytes in memory, about. */
  get bytes(): number {
    const headers = this.#headers.reduce((sum, text) => sum + text.length, 0)
    const bodies = Object.values(this.variants).map(({ body, text }) => body.length + (text?.length ?? 0))
    return bodies.reduce((sum, length) => sum + length, 1000 + 4 * headers)
  }

  /** The variant in a content coding, made on first request. */
  async variant(encoding: Encoding): Promise<Variant> {
    if (!this.#compressible || encoding === 'identity') return this.variants.identity
    const ready = this.variants[encoding]
    if (ready !== undefined) return ready
    this.#making[encoding] ??= this.#make(encoding)
    return this.#making[encoding]
  }

  /** The variant in a content coding if it was made already: the path of nearly every request. */
  readyVariant(encoding: Encoding): Variant | undefined {
    return this.#compressible ? this.variants[encoding] : this.variants.identity
  }

  /** Compresses at the highest level of Brotli (about 1 ms per KB, off the main thread) and prepares strings to send. */
  async recompress(): Promise<void> {
    const { identity, gzip } = this.variants
    if (this.#compressible) this.variants.br = asText(this.#variant(await brotli(identity.body, 11), '-br11', 'br'))
    if (gzip !== undefined) this.variants.gzip = asText(gzip)
    this.variants.identity = asText(identity)
  }

  async #make(encoding: 'br' | 'gzip'): Promise<Variant> {
    const body = this.variants.identity.body
    const made =
      encoding === 'br'
        ? this.#variant(await brotli(body, 7), '-br', 'br')
        : this.#variant(await gzipped(body), '-gzip', 'gzip')
    this.variants[encoding] ??= made
    return made
  }

  #tag(end: string): string {
    return `"${this.#hash}${end}"`
  }

  #variant(body: Buffer, tagEnd: string, encoding?: Encoding): Variant {
    const coding = encoding === undefined ? [] : ['Content-Encoding', encoding]
    const own = [...coding, 'ETag', this.#tag(tagEnd), 'Content-Length', String(body.length)]
    return { body, head: new ResponseHead(this.status, [...this.#headers, ...own]) }
  }
}
