import type { CollectionBeforeChangeHook } from 'payload'
import { staffOf } from '../access/roles.ts'

/** Notes who made a document, once; nobody can claim or give away another's work. */
export const noteCreator: CollectionBeforeChangeHook = ({ data, operation, originalDoc, req }) => {
  data.createdBy =
    operation === 'create' ? (staffOf(req)?.id ?? data.createdBy ?? null) : (originalDoc.createdBy ?? null)
  return data
}
