// What a record gives, beside what is stored.
import { isDeepStrictEqual } from 'node:util'
import type { StoredBody } from '#lib/content/body/write.ts'
import type { Body } from '../body/body.ts'
import { fromLexical, type IdsOfNames, toLexical } from '../body/lexical.ts'

/** The given value; what is stored where a record doesn't mention it. */
export function given<Value>(value: Value | undefined, stored: Value | undefined): Value | null {
  return value === undefined ? (stored ?? null) : value
}

/** The given body as Lexical, or the very object that is stored when that says the same or nothing was given. */
export function bodyOf(
  content: Body | undefined,
  stored: StoredBody | null | undefined,
  ids: IdsOfNames,
): StoredBody | null {
  if (!content) return stored ?? null
  const lexical = toLexical(content, ids)
  return stored && isDeepStrictEqual(meaning(lexical), meaning(stored)) ? stored : lexical
}

/** What a body says, with stories and pictures called by their ids. */
function meaning(body: StoredBody): Body {
  return fromLexical(body, { story: String, picture: String })
}

/** Whether a document would be the same after saving: every field equal. */
export function same<Data extends object>(data: Data, stored: Data): boolean {
  return isDeepStrictEqual(data, stored)
}
