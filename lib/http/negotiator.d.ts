declare module 'negotiator' {
  /** The parts that we use; @types/negotiator describes 0.6, which has no `preferred`. */
  export default class Negotiator {
    constructor(request: { readonly headers: { readonly [name: string]: string } })
    /** The best of the `available` codings; of equal quality, the one that comes first in `preferred`. */
    encoding(available: readonly string[], options: { readonly preferred: readonly string[] }): string | undefined
    /** Language ranges of quality above 0, highest first. */
    languages(): string[]
  }
}
