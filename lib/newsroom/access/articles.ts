// Stories: everyone reads published ones, the newsroom reads all; reporters write drafts of their own.
import type { Access, PayloadRequest, Where } from 'payload'
import { isId } from '#lib/content/ids.ts'
import { allOf, isEditor, staffOf, staffOnly } from './roles.ts'

const isPublished: Where = { _status: { equals: 'published' } }

/** The id as the database has it; null for anything else that came in a URL. */
function idOf(value: unknown): number | null {
  const id = Number(value)
  return isId(id) ? id : null
}

/**
 * A story's own row, which readers see; the admin interface works on versions of it.
 *
 * @returns null if there is no such story
 */
export async function articleRow(req: PayloadRequest, id: unknown) {
  const number = idOf(id)
  if (number === null) return null
  return req.payload.db.findOne<{ id: number; _status?: string | null; createdBy?: unknown }>({
    collection: 'articles',
    where: { id: { equals: number } },
    req,
  })
}

const read: Access = ({ req }) => (staffOf(req) ? true : isPublished)

const create: Access = ({ req, data }) => {
  if (isEditor(req)) return true
  return staffOf(req)?.role === 'reporter' && data?._status !== 'published'
}

const update: Access = async ({ req, id, data }) => {
  if (isEditor(req)) return true
  const user = staffOf(req)
  if (user?.role !== 'reporter' || data?._status === 'published') return false
  // The condition below is asked of the newest version, which may be a draft of a story that is published.
  if (id !== undefined && (await articleRow(req, id))?._status === 'published') return false
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
