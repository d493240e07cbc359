/** Things by key, bounded by their bytes; what was not used for longest goes first. */
export class BoundedByBytes<Thing extends { readonly key: string; used: boolean }> {
  readonly #things = new Map<string, { readonly thing: Thing; bytes: number }>()
  readonly #maximum: number
  readonly #removed: (thing: Thing) => void
  #bytes = 0

  /** @param removed called for each thing that leaves, by whatever way */
  constructor(maximumBytes: number, removed: (thing: Thing) => void = () => {}) {
    this.#maximum = maximumBytes
    this.#removed = removed
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#things.size
  }

  get(key: string): Thing | undefined {
    return this.#things.get(key)?.thing
  }

  /** Adds or replaces. A thing larger than the whole is not kept. */
  put(thing: Thing, bytes: number): void {
    this.delete(thing.key)
    if (bytes > this.#maximum) return
    this.#things.set(thing.key, { thing, bytes })
    this.#bytes += bytes
    this.#shrink()
  }

  /** Tells that a thing, if it is still the one kept, now has another size. */
  resize(thing: Thing, bytes: number): void {
    const kept = this.#things.get(thing.key)
    if (kept?.thing !== thing) return
    this.#bytes += bytes - kept.bytes
    kept.bytes = bytes
    this.#shrink()
  }

  delete(key: string): void {
    const kept = this.#things.get(key)
    if (kept === undefined) return
    this.#things.delete(key)
    this.#bytes -= kept.bytes
    this.#removed(kept.thing)
  }

  values(): Thing[] {
    return [...this.#things.values()].map(({ thing }) => thing)
  }

  // Second chance: using a thing only sets a flag, which costs the hot path nothing; order is settled here.
  #shrink(): void {
    for (const [key, kept] of this.#things) {
      if (this.#bytes <= this.#maximum) return
      if (kept.thing.used) {
        kept.thing.used = false
        this.#things.delete(key)
        this.#things.set(key, kept)
      } else {
        this.delete(key)
      }
    }
  }
}
