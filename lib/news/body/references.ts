// Resolves a body's references: the paths of linked stories in the edition being read, and pictures.

import { readable } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { type AddressRow, addressColumns, textJoins, toPaths } from '../lists/cards.ts'
import type { PictureLookup } from '../pictures.ts'
import { query } from '../query.ts'
import type { Block } from '../types.ts'
import { bodyBlocks, bodyReferences } from './body.ts'

const addressesQuery = `
  SELECT ${addressColumns} FROM articles a ${textJoins} WHERE a.id = ANY($2::int[]) AND ${readable('a')}`

/**
 * Canonical paths of published stories in an edition: one query, none for no ids. Adds the tags of all ids, since an
 * unpublished story may be published later.
 */
export async function pathsById(ids: readonly number[], locale: Locale): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  addCacheTag(...ids.map((id) => `card:${id}:${locale}` as const))
  return toPaths(await query<AddressRow>('addresses', addressesQuery, [locale, ids]), locale)
}

/** A body whose links are resolved; its pictures are looked up with the page's others. */
export type ResolvedBody = {
  readonly media: readonly number[]
  blocks(pictures: PictureLookup): Block[]
}

/** Looks up the stories that a body links to, and adds their tags. Links to unpublished stories become plain text. */
export async function resolveReferences(body: unknown, locale: Locale): Promise<ResolvedBody> {
  const { stories, media } = bodyReferences(body)
  const paths = await pathsById(stories, locale)
  return {
    media,
    blocks: (pictures) => bodyBlocks(body, { storyPath: (id) => paths.get(id) ?? null, picture: pictures }),
  }
}
