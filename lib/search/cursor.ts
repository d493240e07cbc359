// Where a list of results goes on. The moment of the first page goes along: ranking depends on how old a story is.
import { greatestId } from '#lib/content/ids.ts'

/** Whose texts: the edition's own, or originals shown in it. */
export type Scope = 'own' | 'original'

/** `ranked`: the best of the newest, by their number; `older`: what comes after, by time. */
export type Place =
  | { readonly kind: 'ranked'; readonly offset: number }
  | { readonly kind: 'older'; readonly at: number; readonly id: number }

export type Position = { readonly scope: Scope; readonly now: number; readonly place: Place }

const form = /^(t|i)(\d{1,15})-(?:(\d{1,4})|(\d{1,15})-(\d{1,10}))$/

/** Writes a position as it stands in an address: `t1764046800000-20`. */
export function writePosition({ scope, now, place }: Position): string {
  const where = place.kind === 'ranked' ? `${place.offset}` : `${place.at}-${place.id}`
  return `${scope === 'own' ? 't' : 'i'}${now}-${where}`
}

/** The end of the year 9999: the last moment that every side writes in the same form. */
const greatestMoment = Date.UTC(9999, 11, 31)

/** Reads a position; null if it is none, or none that there can be. */
export function readPosition(text: string): Position | null {
  const match = form.exec(text)
  if (!match) return null
  const [, scope, now, offset, at, id] = match
  if (Math.max(Number(now), Number(at ?? 0)) > greatestMoment) return null
  const place: Place =
    offset !== undefined
      ? { kind: 'ranked', offset: Number(offset) }
      : { kind: 'older', at: Number(at), id: Math.min(Number(id), greatestId) }
  return { scope: scope === 't' ? 'own' : 'original', now: Number(now), place }
}
