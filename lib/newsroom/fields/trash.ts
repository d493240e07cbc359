import type { Field } from 'payload'
import { nobodyField, staffField } from '../access/roles.ts'
import { label } from '../admin/labels.ts'
import { minuteDate } from './labelled.ts'

const shown = { position: 'sidebar', readOnly: true, disableBulkEdit: true } as const
const isTrashed = (data: Readonly<Record<string, unknown>>) => Boolean(data.deletedAt)

/**
 * When a document was moved to the trash, and by whom: written by lib/newsroom/trash alone. Translations that went with
 * their story have its very moment.
 */
export const trashFields: Field[] = [
  {
    name: 'deletedAt',
    type: 'date',
    label: label(({ trash }) => trash.deletedAt),
    index: true,
    access: { create: nobodyField, update: nobodyField },
    admin: { ...shown, condition: isTrashed, date: minuteDate },
  },
  {
    name: 'deletedBy',
    type: 'relationship',
    relationTo: 'users',
    label: label(({ trash }) => trash.deletedBy),
    access: { create: nobodyField, update: nobodyField, read: staffField },
    admin: { ...shown, condition: isTrashed, allowCreate: false, allowEdit: false },
  },
]
