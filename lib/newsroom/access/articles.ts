// Stories: everyone reads published ones, the newsroom reads all; reporters write drafts of their own.
import { sql } from 'drizzle-orm'
import type { Access, PayloadRequest, Where } from 'payload'
import { isId } from '#lib/content/ids.ts'
import { clockSkew, markedPublished, takenBack } from '#lib/content/sql.ts'
import { query } from '../sql.ts'
import { allOf, isEditor, staffOf, staffOnly } from './roles.ts'

/**
 * Stories that readers may see at this moment: published, not in the trash, and not under embargo. The same rule in SQL is
 * `readable` of lib/content/sql.ts.
 *
 * @param story the path to the story's fields: `article.` where the condition is one on translations
 */
export const readableStories = (story: '' | 'article.' = ''): Where =>
  allOf(
    { [`${story}_status`]: { equals: 'published' } },
    { [`${story}deletedAt`]: { exists: false } },
    { [`${story}publishedAt`]: { less_than_equal: new Date(Date.now() + clockSkew).toISOString() } },
  )

/** The id as the database has it; null for anything else that came in a URL. */
function idOf(value: unknown): number | null {
  const id = Number(value)
  return isId(id) ? id : null
}

/** Whether a story is published, or was until somebody took it back. The admin interface works on versions of it. */
export async function hasBeenPublished(req: PayloadRequest, id: unknown): Promise<boolean> {
  const number = idOf(id)
  if (number === null) return false
  const rows = await query(
    req,
    sql`SELECT FROM articles a WHERE a.id = ${number}
           AND (${sql.raw(markedPublished('a'))} OR ${sql.raw(takenBack('a', '_articles_v'))})`,
  )
  return rows.length > 0
}

const read: Access = ({ req }) => (staffOf(req) ? true : readableStories())

const create: Access = ({ req, data }) => {
  if (isEditor(req)) return true
  return staffOf(req)?.role === 'reporter' && data?._status !== 'published'
}

const update: Access = async ({ req, id, data }) => {
  if (isEditor(req)) return true
  const user = staffOf(req)
  if (user?.role !== 'reporter' || data?._status === 'published') return false
  // The condition below is asked of the newest version, which may be a draft of a story that is published.
  if (id !== undefined && (await hasBeenPublished(req, id))) return false
  return allOf({ createdBy: { equals: user.id } }, { _status: { equals: 'draft' } })
}

const remove: Access = ({ req }) => {
  if (isEditor(req)) return true
  const user = staffOf(req)
  if (user?.role !== 'reporter') return false
  // What has ever been published is the newsroom's memory.
  return allOf({ createdBy: { equals: user.id } }, { _status: { equals: 'draft' } }, { publishedAt: { exists: false } })
}

export const articleAccess = { read, create, update, delete: remove, readVersions: staffOnly }
