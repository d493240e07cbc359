import type { Field } from 'payload'

/** What stands above a document that can be scheduled: when it goes out, and what had no effect. */
export const scheduleNotes: Field = {
  name: 'scheduleNotes',
  type: 'ui',
  admin: {
    components: { Field: '/lib/newsroom/admin/schedule-notes.client.tsx#ScheduleNotes' },
    disableListColumn: true,
  },
}
