// Where a list goes on: the moment and id of the last story shown, as `{milliseconds}-{id}` in the address.

/** The last story of a list's page. */
export type Cursor = { readonly at: Date; readonly id: number }

const greatestId = 2 ** 31 - 1
const greatestMoment = 8.64e15

/**
 * Reads a cursor from an address.
 * @returns undefined when there is none, null when it is not a cursor
 */
export function readCursor(before: string | undefined): Cursor | null | undefined {
  if (before === undefined) return undefined
  const match = /^(\d{1,16})-(\d{1,10})$/.exec(before)
  if (!match) return null
  const [at, id] = [Number(match[1]), Number(match[2])]
  return at <= greatestMoment && id <= greatestId ? { at: new Date(at), id } : null
}

/** Writes a cursor as `readCursor` reads it: `1764046800000-12`. */
export const writeCursor = ({ at, id }: Cursor): string => `${at.getTime()}-${id}`

/**
 * The id that a path segment begins with: `12-a-slug` and `12` give 12.
 * @returns null for anything else, or an id that can't exist
 */
export function readId(segment: string): { id: number; slug: string } | null {
  const match = /^(\d{1,10})(?:-([\s\S]*))?$/.exec(segment)
  if (!match) return null
  const id = Number(match[1])
  return id > 0 && id <= greatestId ? { id, slug: match[2] ?? '' } : null
}
