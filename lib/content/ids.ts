// Ids as they come in addresses and in bodies: only what the database's integers can hold is ever asked for.

/** The greatest `integer` of PostgreSQL. */
export const greatestId = 2 ** 31 - 1

/** Whether something could be the id of a document. */
export const isId = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= greatestId

/**
 * Reads a story's path segment: `12-a-slug` and `12` name story 12, whatever the slug.
 * @returns null for anything else, and for an id that can't exist
 */
export function readStorySegment(segment: string): { readonly id: number; readonly slug: string } | null {
  const match = /^(\d{1,10})(?:-([\s\S]*))?$/.exec(segment)
  const id = Number(match?.[1])
  return match && isId(id) ? { id, slug: match[2] ?? '' } : null
}
