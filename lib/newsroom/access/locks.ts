// Locks of documents that somebody is editing. Payload lets everybody who is signed in write them over REST, in whose name
// they like, for whatever document.
import { type Access, docAccessOperation, type PayloadRequest, type SanitizedConfig, type TypeWithID } from 'payload'
import { hasRole, staffOf } from './roles.ts'

const slug = 'payload-locked-documents'

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The id in a relationship, as it comes over REST; undefined where it says none. */
const idIn = (relation: unknown) => (isObject(relation) ? Number(relation.value) : undefined)

type Held = { readonly document?: unknown; readonly globalSlug?: unknown }

/** Whether whoever wants to hold something may change it: a document by its rules, a global as an editor. */
async function mayChange(req: PayloadRequest, { document, globalSlug }: Held): Promise<boolean> {
  if (globalSlug) return hasRole(req, 'admin', 'editor')
  const relation = isObject(document) ? document.relationTo : undefined
  const collection = req.payload.collections[relation as keyof typeof req.payload.collections]
  const id = idIn(document)
  // Stories and translations are held by lib/newsroom/editing.
  if (!collection || collection.config.lockDocuments === false) return false
  if (id === undefined || !Number.isInteger(id)) return false
  const { update } = await docAccessOperation({ collection, id, req })
  return Boolean(update)
}

/** A lock is taken in one's own name, and of what one may change. Taking one over is that, too. */
const take: Access = async ({ req, data, id }) => {
  const user = staffOf(req)
  if (!user) return false
  // Asked without data to show a button.
  if (data === undefined) return true
  const named = idIn(data.user)
  if (named !== undefined && named !== user.id) return false
  const known =
    id === undefined
      ? null
      : await req.payload.db.findOne<Held & TypeWithID>({ collection: slug, where: { id: { equals: id } }, req })
  return mayChange(req, { ...known, ...data })
}

/** One's own; administrators may free what somebody has left. */
const release: Access = ({ req }) => {
  const user = staffOf(req)
  if (!user) return false
  return hasRole(req, 'admin') || { 'user.value': { equals: user.id } }
}

/** The configuration with locks that nobody can take in another's name. */
export function guardLocks(config: SanitizedConfig): SanitizedConfig {
  const locks = config.collections.find((collection) => collection.slug === slug)
  if (!locks) throw new Error(`Payload has no collection ${slug} any more`)
  Object.assign(locks.access, { create: take, update: take, delete: release })
  return config
}
