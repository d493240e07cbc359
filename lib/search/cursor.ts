// Cursors of search results. A cursor holds the moment of the first page, since ranking depends on the age of stories.
import { greatestId } from '#lib/content/ids.ts'

/** The texts searched: the edition's own, or originals that it shows. */
export type Scope = 'own' | 'original'

/** A position in one scope. `ranked`: offset among the ranked stories; `older`: in the stories after them, by time. */
export type Position =
  | { readonly kind: 'ranked'; readonly offset: number }
  | { readonly kind: 'older'; readonly at: number; readonly id: number }

export type SearchCursor = { readonly scope: Scope; readonly now: number; readonly position: Position }

const form = /^(t|i)(\d{1,15})-(?:(\d{1,4})|(\d{1,15})-(\d{1,10}))$/

/** Writes a cursor for an address: `t1764046800000-20`. */
export function writeCursor({ scope, now, position }: SearchCursor): string {
  const where = position.kind === 'ranked' ? `${position.offset}` : `${position.at}-${position.id}`
  return `${scope === 'own' ? 't' : 'i'}${now}-${where}`
}

/** The end of the year 9999: the last moment that every side writes in the same form. */
const maxMoment = Date.UTC(9999, 11, 31)

/** Reads a cursor; `null` when it is malformed or out of range. */
export function readCursor(text: string): SearchCursor | null {
  const match = form.exec(text)
  if (!match) return null
  const [, scope, now, offset, at, id] = match
  if (Math.max(Number(now), Number(at ?? 0)) > maxMoment) return null
  const position: Position =
    offset !== undefined
      ? { kind: 'ranked', offset: Number(offset) }
      : { kind: 'older', at: Number(at), id: Math.min(Number(id), greatestId) }
  return { scope: scope === 't' ? 'own' : 'original', now: Number(now), position }
}
