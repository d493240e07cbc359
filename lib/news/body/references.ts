// What a body refers to: other stories, by their address in the edition being read, and pictures.

import { readable } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { type AddressRow, addressColumns, textJoins, toPaths } from '../lists/cards.ts'
import type { Pictures } from '../pictures.ts'
import { query } from '../query.ts'
import type { Block } from '../types.ts'
import { bodyBlocks, bodyReferences } from './body.ts'

const addressesQuery = `
  SELECT ${addressColumns} FROM articles a ${textJoins} WHERE a.id = ANY($2::int[]) AND ${readable('a')}`

/**
 * Canonical paths of published stories in an edition: one query, none for no ids. Notes all of them, also those that
 * are not published: they may be one day.
 */
export async function pathsById(ids: readonly number[], locale: Locale): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  addCacheTag(...ids.map((id) => `card:${id}:${locale}` as const))
  return toPaths(await query<AddressRow>('addresses', addressesQuery, [locale, ids]), locale)
}

/** A body whose references are known; its pictures are looked up with the page's others. */
export type ReferredBody = {
  readonly media: readonly number[]
  blocks(pictures: Pictures): Block[]
}

/** Looks up the stories that a body links to. Notes each. Links to stories that are not published are plain text. */
export async function withReferences(body: unknown, locale: Locale): Promise<ReferredBody> {
  const { stories, media } = bodyReferences(body)
  const paths = await pathsById(stories, locale)
  return {
    media,
    blocks: (pictures) => bodyBlocks(body, { storyPath: (id) => paths.get(id) ?? null, picture: pictures }),
  }
}
