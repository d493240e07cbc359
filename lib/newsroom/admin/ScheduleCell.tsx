// In lists: when a story goes out by itself, until when it is under embargo, and what had no effect.
import type { DefaultServerCellComponentProps } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { notesOf } from '../schedule/notes.ts'
import { interfaceLanguage } from './labels.ts'

export async function ScheduleCell({ collectionSlug, rowData, i18n }: DefaultServerCellComponentProps) {
  const id = Number(rowData?.id)
  const isScheduled = collectionSlug === 'articles' || collectionSlug === 'translations'
  if (!isScheduled || !Number.isSafeInteger(id)) return null
  const language = interfaceLanguage(i18n.language)
  const notes = await notesOf(pool(), { relationTo: collectionSlug, value: id }, language, null)
  return notes.map(({ kind, short, text }) => (
    <span key={text} className="schedule-mark" data-kind={kind}>
      {kind === 'embargo' ? short : text}
    </span>
  ))
}
