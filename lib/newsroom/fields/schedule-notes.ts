import type { Field } from 'payload'
import { label } from '../admin/labels.ts'

/** What stands above a document that can be scheduled, and in lists: when it goes out, and what had no effect. */
export const scheduleNotes: Field = {
  name: 'scheduleNotes',
  type: 'ui',
  label: label(({ schedule }) => schedule.column),
  admin: {
    components: {
      Field: '/lib/newsroom/admin/schedule-notes.client.tsx#ScheduleNotes',
      Cell: '/lib/newsroom/admin/ScheduleCell.tsx#ScheduleCell',
    },
  },
}
