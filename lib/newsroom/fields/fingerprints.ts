import type { Field } from 'payload'
import { nobodyField, staffField } from '../access/roles.ts'

/** What is known of a text's segments in reading order: written by hooks, read by the newsroom, shown in no form. */
export const fingerprints = (name: 'segmentHashes' | 'sourceHashes' | 'segments'): Field => ({
  name,
  type: 'json',
  access: { create: nobodyField, update: nobodyField, read: staffField },
  admin: { hidden: true, disableListColumn: true, disableListFilter: true },
})
