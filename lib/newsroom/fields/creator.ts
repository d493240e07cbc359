import type { Field } from 'payload'
import { nobodyField, staffField } from '../access/roles.ts'
import { label } from '../admin/labels.ts'

/** Who made the document: noted by a hook, seen by the newsroom alone. */
export const createdBy: Field = {
  name: 'createdBy',
  type: 'relationship',
  relationTo: 'users',
  label: label(({ articles }) => articles.createdBy),
  index: true,
  access: { create: nobodyField, update: nobodyField, read: staffField },
  admin: { position: 'sidebar', readOnly: true, allowCreate: false, allowEdit: false },
}
