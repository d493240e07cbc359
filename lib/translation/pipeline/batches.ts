/**
 * Divides segments into requests, in order.
 *
 * @param bounds of one request: characters (a longer segment goes alone) and segments
 */
export function batchesOf<Item extends { readonly text: string }>(
  items: readonly Item[],
  bounds: { readonly batchCharacters: number; readonly batchSegments: number },
): Item[][] {
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
