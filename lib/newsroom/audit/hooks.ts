// Records what happens to every collection and global, whichever way it comes: one place, for those that come later, too.
import { sql } from '@payloadcms/db-postgres'
import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionBeforeOperationHook,
  GlobalAfterChangeHook,
  PayloadRequest,
  SanitizedCollectionConfig,
  SanitizedConfig,
} from 'payload'
import { published } from '#lib/content/sql.ts'
import { query } from '../sql.ts'
import { changedFields, type Fields } from './changes.ts'
import { creation, type Entry, record } from './record.ts'
import { recordJob, recordJobTakenBack } from './schedules.ts'

/** Payload's own books; and what stands in the log already, as what was done to a document. */
const unrecorded = new Set([
  ...['payload-locked-documents', 'payload-preferences', 'payload-migrations', 'payload-kv', 'payload-jobs-stats'],
])

/** What an operation was asked to do, kept from its beginning until its document is written. */
type Asked = { readonly draft: boolean; readonly autosave: boolean; readonly restored?: number; wasPublished?: boolean }

const key = (slug: string) => `asked:${slug}`
const askedOf = (req: PayloadRequest, slug: string) => req.context[key(slug)] as Asked | undefined

const noteWish: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'update' && operation !== 'create' && operation !== 'restoreVersion') return
  const given = args as { readonly draft?: boolean; readonly autosave?: boolean; readonly id?: number | string }
  const asked: Asked = {
    draft: given.draft === true,
    autosave: given.autosave === true,
    ...(operation === 'restoreVersion' ? { restored: Number(given.id) } : {}),
  }
  req.context[key(collection.slug)] = asked
}

/** Where a save may take a published document back, whether it was published has to be asked before. */
const notePublished: CollectionBeforeChangeHook = async ({ collection, data, operation, originalDoc, req }) => {
  const asked = askedOf(req, collection.slug)
  if (operation !== 'update' || !asked || asked.draft || data._status !== 'draft' || !collection.versions) return data
  const table = sql.identifier(collection.slug)
  const [row] = await query<{ published: boolean }>(
    req,
    sql`SELECT ${sql.raw(published('d'))} AS published FROM ${table} d WHERE id = ${originalDoc.id}`,
  )
  asked.wasPublished = row?.published === true
  return data
}

const recordChange: CollectionAfterChangeHook = async ({ collection, data, doc, operation, previousDoc, req }) => {
  const entry = versionedChange(collection, askedOf(req, collection.slug), operation, data, doc, previousDoc)
  if (entry) await record(req, entry)
}

function versionedChange(
  collection: SanitizedCollectionConfig,
  asked: Asked | undefined,
  operation: 'create' | 'update',
  data: Fields,
  doc: Fields,
  before: Fields | undefined,
): Entry | null {
  const at = { collection: collection.slug, document: Number(doc.id), version: 'newest' } as const
  const isPublished = (doc._status ?? data._status) === 'published'
  if (operation === 'create') {
    return { ...at, ...creation(isPublished) }
  }
  if (Boolean(before?.deletedAt) !== Boolean(doc.deletedAt) && 'deletedAt' in data) {
    return { ...at, action: doc.deletedAt ? 'trash' : 'restore' }
  }
  if (asked?.restored !== undefined) {
    return { ...at, action: 'restoreVersion', detail: { from: asked.restored, published: isPublished } }
  }
  if (!collection.versions) {
    const detail = changedFields(collection.flattenedFields, before, data)
    return Object.keys(detail).length > 0 ? { ...at, action: 'save', detail } : null
  }
  if (isPublished) return { ...at, action: 'publish' }
  if (asked?.wasPublished) return { ...at, action: 'unpublish' }
  return asked?.autosave ? { ...at, action: 'autosave', once: true } : { ...at, action: 'save' }
}

const recordDelete: CollectionAfterDeleteHook = async ({ collection, id, req }) => {
  await record(req, { action: 'delete', collection: collection.slug, document: Number(id) })
}

const recordSettings: GlobalAfterChangeHook = async ({ data, global, previousDoc, req }) => {
  const detail = changedFields(global.flattenedFields, previousDoc, data)
  if (Object.keys(detail).length > 0) await record(req, { action: 'settings', collection: global.slug, detail })
}

/** The configuration with the audit log behind everything in it. */
export function withAuditLog(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    const { hooks, slug } = collection
    if (slug === 'payload-jobs') {
      hooks.afterChange = [...(hooks.afterChange ?? []), recordJob]
      hooks.afterDelete = [...(hooks.afterDelete ?? []), recordJobTakenBack]
    } else if (!unrecorded.has(slug)) {
      hooks.beforeOperation = [noteWish, ...(hooks.beforeOperation ?? [])]
      hooks.beforeChange = [...(hooks.beforeChange ?? []), notePublished]
      hooks.afterChange = [...(hooks.afterChange ?? []), recordChange]
      hooks.afterDelete = [...(hooks.afterDelete ?? []), recordDelete]
    }
  }
  for (const global of config.globals) global.hooks.afterChange = [...(global.hooks.afterChange ?? []), recordSettings]
  return config
}
