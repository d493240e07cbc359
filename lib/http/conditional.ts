/**
 * The entity tag in If-None-Match that is current, by weak comparison (RFC 9110 section 13.1.2).
 *
 * @param header If-None-Match header
 * @param known entity tags of the representation in all its codings, strong, quoted
 * @returns the tag to send with 304; null if none matches
 */
export function matchingEntityTag(header: string, known: readonly string[]): string | null {
  // Fast path: browsers send exactly the tag they were given.
  if (known.includes(header)) return header
  if (header.trim() === '*') return known[0] ?? null
  for (const [, tag] of header.matchAll(/(?:W\/)?("[^"]*")/g)) {
    if (tag !== undefined && known.includes(tag)) return tag
  }
  return null
}
