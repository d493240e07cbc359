// Divides segments into requests.

/** Bounds of one request: characters (a longer segment goes alone) and segments. */
type Bounds = { readonly batchCharacters: number; readonly batchSegments: number }

/** The bounds that fit every one of several engines: any of them may be asked in the end. */
export const boundsOf = (engines: readonly { readonly limits: Bounds }[]): Bounds => ({
  batchCharacters: Math.min(...engines.map(({ limits }) => limits.batchCharacters)),
  batchSegments: Math.min(...engines.map(({ limits }) => limits.batchSegments)),
})

/** Divides segments into requests, in order. */
export function batchesOf<Item extends { readonly text: string }>(items: readonly Item[], bounds: Bounds): Item[][] {
  const batches: Item[][] = []
  let characters = 0
  for (const item of items) {
    const last = batches.at(-1)
    const fits = last && last.length < bounds.batchSegments && characters + item.text.length <= bounds.batchCharacters
    if (fits) {
      last.push(item)
      characters += item.text.length
    } else {
      batches.push([item])
      characters = item.text.length
    }
  }
  return batches
}
