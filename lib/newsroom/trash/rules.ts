// Rules of the trash that hold for every way in, as hooks and access.
import { sql } from 'drizzle-orm'
import {
  type Access,
  type CollectionBeforeDeleteHook,
  type CollectionBeforeOperationHook,
  type CollectionBeforeValidateHook,
  type CollectionConfig,
  Forbidden,
  type PayloadRequest,
  type Where,
} from 'payload'
import { kept } from '#lib/content/sql.ts'
import { adminsOnly, allOf, staffOf } from '../access/roles.ts'
import { trashFields } from '../fields/trash.ts'
import { refuse, refuseFields } from '../hooks/refuse.ts'
import { query } from '../sql.ts'
import { isTrashable } from './collections.ts'
import { bulkLimit, holdBulk } from './limits.ts'
import { movingEndpoints } from './moving.ts'

/** For readers: what is in the trash is not there, however they ask. */
const keptOnly: Where = { deletedAt: { exists: false } }

const hideTrash =
  (read: Access): Access =>
  async (args) => {
    const answer = await read(args)
    if (answer === false || staffOf(args.req)) return answer
    return answer === true ? keptOnly : allOf(answer, keptOnly)
  }

/** Whoever may delete may move to the trash; out of it, administrators alone delete for good. Payload asks about the first
 * with a moment of deletion among the data. */
const deleteOrDiscard =
  (discard: Access): Access =>
  (args) =>
    (args.data as { deletedAt?: unknown } | undefined)?.deletedAt ? discard(args) : adminsOnly(args)

async function isInTrash(req: PayloadRequest, collection: string, id: number): Promise<boolean> {
  const rows = await query(
    req,
    sql`SELECT FROM ${sql.identifier(collection)} d WHERE id = ${id} AND NOT (${sql.raw(kept('d'))})`,
  )
  return rows.length > 0
}

/** What lies in the trash is not changed there; lib/newsroom/trash/endpoints.ts moves documents in and out. */
const guardChanges: CollectionBeforeOperationHook = async ({ args, collection, operation, overrideAccess, req }) => {
  if (operation !== 'update' && operation !== 'delete') return args
  const { slug } = collection
  const given = args as {
    id?: unknown
    where?: Where
    trash?: boolean
    draft?: boolean
    data?: { deletedAt?: unknown }
  }
  if (operation === 'update') {
    if (given.data?.deletedAt) refuse(req, ({ errors }) => errors.badRequest)
    const id = Number(given.id)
    if (Number.isInteger(id) && (await isInTrash(req, slug, id))) refuse(req, ({ trash }) => trash.inTrash)
  }
  if (given.where && !overrideAccess && isTrashable(slug)) {
    // How many there are tells whoever may not read them what they say.
    if (!staffOf(req)) throw new Forbidden(req.t)
    const { docs } = await req.payload.find({
      collection: slug,
      where: given.where,
      trash: operation === 'delete' && given.trash === true,
      draft: given.draft === true,
      limit: bulkLimit + 1,
      pagination: false,
      depth: 0,
      select: {},
      overrideAccess: false,
      user: req.user,
      req,
    })
    holdBulk(req, docs.length)
  }
  return operation === 'update' && given.where ? { ...args, trash: false } : args
}

/** A person deletes for good only what is in the trash. Programs that act for nobody (tests, scripts) may clear up. */
const onlyFromTrash: CollectionBeforeDeleteHook = async ({ collection, id, req }) => {
  if (staffOf(req) && !(await isInTrash(req, collection.slug, Number(id)))) {
    refuse(req, ({ trash }) => trash.notInTrash)
  }
}

/** Names that there can be once are said to be in the trash, where that is so: nobody would find them elsewhere. */
const refuseTakenInTrash: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  for (const field of collection.flattenedFields) {
    if (!('unique' in field && field.unique) || ('localized' in field && field.localized)) continue
    const value = data?.[field.name]
    if (typeof value !== 'string' || value === originalDoc?.[field.name]) continue
    const taken = await query(
      req,
      sql`SELECT FROM ${sql.identifier(collection.slug)} d
           WHERE ${sql.identifier(field.name)} = ${value} AND NOT (${sql.raw(kept('d'))})`,
    )
    if (taken.length > 0) {
      refuseFields(req, collection.slug, [{ path: field.name, message: ({ trash }) => trash.taken }])
    }
  }
  return data
}

/** Payload's own buttons say too little of what they do; ours stand in their place (ui/, and app/(newsroom)/newsroom.css). */
const withTrashControls = (admin: CollectionConfig['admin'] = {}): CollectionConfig['admin'] => ({
  ...admin,
  ...(admin.defaultColumns ? { defaultColumns: [...admin.defaultColumns, 'deletedBy', 'deletedAt'] } : {}),
  components: {
    ...admin.components,
    beforeListTable: [...(admin.components?.beforeListTable ?? []), '/lib/newsroom/trash/ui/ListBar.tsx#ListBar'],
    edit: {
      ...admin.components?.edit,
      editMenuItems: [
        ...(admin.components?.edit?.editMenuItems ?? []),
        '/lib/newsroom/trash/ui/DiscardItem.tsx#DiscardItem',
      ],
    },
  },
})

/** A collection whose documents are moved to the trash before they are deleted for good. */
export function withTrash(collection: CollectionConfig): CollectionConfig {
  const { access = {}, hooks = {}, fields } = collection
  const { read = adminsOnly, delete: discard = adminsOnly } = access
  return {
    ...collection,
    trash: true,
    admin: withTrashControls(collection.admin),
    endpoints: [
      ...(collection.endpoints || []),
      ...(isTrashable(collection.slug) ? movingEndpoints(collection.slug) : []),
    ],
    access: { ...access, read: hideTrash(read), delete: deleteOrDiscard(discard) },
    hooks: {
      ...hooks,
      beforeOperation: [guardChanges, ...(hooks.beforeOperation ?? [])],
      beforeValidate: [...(hooks.beforeValidate ?? []), refuseTakenInTrash],
      beforeDelete: [onlyFromTrash, ...(hooks.beforeDelete ?? [])],
    },
    fields: [...fields, ...trashFields],
  }
}
