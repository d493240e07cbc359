/** Where Payload finds what stands above documents that can be scheduled. */
export const scheduleNotes = '/lib/newsroom/admin/schedule-notes.client.tsx#ScheduleNotes'
