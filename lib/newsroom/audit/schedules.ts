// Schedules in the audit log, at the document they concern.
import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'
import { scheduleInput } from '../schedule/schedule.ts'
import { type Entry, record } from './record.ts'

type Job = { readonly taskSlug?: string | null; readonly input?: unknown; readonly waitUntil?: string | null }

/** The entry about a schedule; null for other jobs. */
function entryOf(action: 'schedule' | 'unschedule', { taskSlug, input, waitUntil }: Job): Entry | null {
  if (taskSlug !== 'schedulePublish') return null
  const read = scheduleInput.safeParse(input)
  if (!read.success) return null
  const { doc, type } = read.data
  return { action, collection: doc.relationTo, document: doc.value, detail: { type, at: waitUntil ?? null } }
}

export const recordJob: CollectionAfterChangeHook = async ({ doc, operation, req }) => {
  const entry = operation === 'create' ? entryOf('schedule', doc) : null
  if (entry) await record(req, entry)
}

export const recordJobTakenBack: CollectionAfterDeleteHook = async ({ doc, req }) => {
  const entry = entryOf('unschedule', doc)
  if (entry) await record(req, entry)
}
