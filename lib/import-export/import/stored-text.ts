// Merges the values of a record with stored ones.
import { isDeepStrictEqual } from 'node:util'
import type { StoredBody } from '#lib/content/body/write.ts'
import type { Body } from '../body/body.ts'
import { fromLexical, type IdLookup, toLexical } from '../body/lexical.ts'

/** The given value, or the stored one if the record doesn't mention it. */
export function givenOrStored<Value>(value: Value | undefined, stored: Value | undefined): Value | null {
  return value === undefined ? (stored ?? null) : value
}

/** The given body as Lexical, or the stored object itself if it is equivalent or no body was given. */
export function givenOrStoredBody(
  content: Body | undefined,
  stored: StoredBody | null | undefined,
  ids: IdLookup,
): StoredBody | null {
  if (!content) return stored ?? null
  const lexical = toLexical(content, ids)
  return stored && isDeepStrictEqual(canonicalForm(lexical), canonicalForm(stored)) ? stored : lexical
}

/** A body in canonical form, with ids as names of stories and pictures. */
function canonicalForm(body: StoredBody): Body {
  return fromLexical(body, { story: String, picture: String })
}

/** Whether saving would change no field. */
export function isUnchanged<Data extends object>(data: Data, stored: Data): boolean {
  return isDeepStrictEqual(data, stored)
}
