import type { CollectionBeforeChangeHook } from 'payload'
import { staffOf } from '../access/roles.ts'

/** Notes who made a document, once, and lets nobody say when: nobody can claim, give away or date another's work. */
export const noteCreator: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  data.createdBy =
    operation === 'create' ? (staffOf(req)?.id ?? data.createdBy ?? null) : (originalDoc.createdBy ?? null)
  // Programs that act for nobody bring documents of other times.
  if (staffOf(req)) data.createdAt = operation === 'create' ? new Date().toISOString() : originalDoc.createdAt
  return data
}
