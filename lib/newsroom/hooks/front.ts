import type { GlobalAfterReadHook } from 'payload'
import { readableStories } from '../access/articles.ts'
import { allOf, staffOf } from '../access/roles.ts'
import type { Front } from '../payload-types.ts'

/** Readers don't learn of ranked stories that are not published, not even their numbers. */
export const hideDrafts: GlobalAfterReadHook = async ({ doc, overrideAccess, req }) => {
  const ranked: NonNullable<Front['ranked']> = doc.ranked ?? []
  if (overrideAccess || staffOf(req) || ranked.length === 0) return doc
  const idOf = (story: (typeof ranked)[number]) => (typeof story === 'object' ? story.id : story)
  const { docs } = await req.payload.find({
    collection: 'articles',
    where: allOf({ id: { in: ranked.map(idOf) } }, readableStories()),
    depth: 0,
    pagination: false,
    select: {},
    req,
  })
  const published = new Set(docs.map(({ id }) => id))
  return { ...doc, ranked: ranked.filter((story) => published.has(idOf(story))) }
}
