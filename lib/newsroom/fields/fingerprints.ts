import type { Field } from 'payload'
import { nobodyField, staffField } from '../access/roles.ts'

/** Fingerprints of a text's segments in reading order: written by hooks, read by the newsroom, shown to nobody. */
export const fingerprints = (name: 'segmentHashes' | 'sourceHashes'): Field => ({
  name,
  type: 'json',
  access: { create: nobodyField, update: nobodyField, read: staffField },
  admin: { hidden: true, disableListColumn: true, disableListFilter: true },
})
