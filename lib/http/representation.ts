// Finished bytes with everything that answering needs, worked out once: bodies per coding, headers, entity tags.
import { createHash } from 'node:crypto'
import { brotli, type Encoding, gzipped, isCompressible } from './encoding.ts'
import { Head, type HeaderList } from './head.ts'

export type Variant = {
  readonly head: Head
  readonly body: Buffer
  /** The same bytes as a Latin-1 string, where asked for often: Node sends one string in a third less time. */
  readonly text?: string
}

/** Longer bodies gain nothing from being sent as a string. */
const longestText = 64 * 1024

export type RepresentationParts = {
  readonly status: number
  readonly contentType: string
  readonly body: Buffer
  readonly cacheControl: string
  /** What else goes out with every answer except 304. */
  readonly headers?: HeaderList
  /** Whether the coding is negotiated; false for what is never compressed. */
  readonly negotiated?: boolean
}

function asText(variant: Variant): Variant {
  return variant.body.length > longestText ? variant : { ...variant, text: variant.body.toString('latin1') }
}

export class Representation {
  readonly status: number
  readonly cacheControl: string
  /** The codings made so far; what is missing is made when first asked for. */
  readonly variants: { identity: Variant; gzip?: Variant; br?: Variant }
  /** What a 304 says, by the entity tag that the reader has. */
  readonly notModified: ReadonlyMap<string, Head>
  readonly entityTags: readonly string[]
  /** Answers given; what is asked for often is worth compressing harder. */
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
      this.entityTags.map((tag) => [tag, new Head(304, ['Cache-Control', parts.cacheControl, ...vary, 'ETag', tag])]),
    )
    this.#headers.push(...(parts.headers ?? []))
    this.variants = { identity: this.#variant(parts.body, '') }
  }

  /** Bytes held in memory, about. */
  get bytes(): number {
    const headers = this.#headers.reduce((sum, text) => sum + text.length, 0)
    const bodies = Object.values(this.variants).map(({ body, text }) => body.length + (text?.length ?? 0))
    return bodies.reduce((sum, length) => sum + length, 1000 + 4 * headers)
  }

  /** The answer in a coding, made now if it is the first time. */
  async variant(encoding: Encoding): Promise<Variant> {
    if (!this.#compressible || encoding === 'identity') return this.variants.identity
    const ready = this.variants[encoding]
    if (ready !== undefined) return ready
    this.#making[encoding] ??= this.#make(encoding)
    return this.#making[encoding]
  }

  /** The answer in a coding if it is there already: the path of nearly every request. */
  readyVariant(encoding: Encoding): Variant | undefined {
    return this.#compressible ? this.variants[encoding] : this.variants.identity
  }

  /** Makes the best of what many ask for: Brotli at its hardest (about 1 ms per KB, off the main thread), then strings. */
  async squeeze(): Promise<void> {
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
    return { body, head: new Head(this.status, [...this.#headers, ...own]) }
  }
}
