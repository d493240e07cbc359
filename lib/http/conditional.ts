/**
 * Finds the entity tag by which the reader already has the answer.
 *
 * @param header If-None-Match header
 * @param known entity tags of the answer in all its codings, strong, quoted
 * @returns the tag to send back with 304, or null; weak comparison, as RFC 9110 section 13.1.2 asks
 */
export function matchingTag(header: string, known: readonly string[]): string | null {
  // What a browser sends: exactly the one tag it was given.
  if (known.includes(header)) return header
  if (header.trim() === '*') return known[0] ?? null
  for (const [, tag] of header.matchAll(/(?:W\/)?("[^"]*")/g)) {
    if (tag !== undefined && known.includes(tag)) return tag
  }
  return null
}
