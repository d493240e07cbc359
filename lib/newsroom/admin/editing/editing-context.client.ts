'use client'

// What the parts of the edit view share: texts, who holds the document, and the saver of the form on the page.
import { createContext, use, useMemo } from 'react'
import { formatClock, zoneName } from '#lib/i18n/dates.ts'
import type { Locale } from '#lib/locales.ts'
import type { HeldCollection } from '../../editing/holds.ts'
import type { DocumentStatus } from '../../editing/saves.ts'
import type { ScheduleNote } from '../../schedule/notes.ts'
import { fill } from '../format.ts'
import type { NewsroomTexts } from '../texts/id.ts'
import type { EditingApi, FieldFault } from './api.client.ts'
import type { Saver, SaveState } from './saver.ts'
import type { EditingTexts } from './texts/id.ts'

/** Somebody who has the document open for editing; `me`: the person themself, elsewhere. */
export type Holder = { readonly name: string; readonly since: string; readonly me: boolean }

/** Who may write on this page. */
export type HoldState =
  | { readonly is: 'mine' }
  | { readonly is: 'other'; readonly holder: Holder | null; readonly taken: 'kept' | 'unkept' | null }
  | { readonly is: 'taking' }

export type Editing = {
  readonly texts: EditingTexts
  readonly scheduleTexts: NewsroomTexts['schedule']['drawer']
  readonly language: Locale
  readonly timeZone: string
  readonly owner: { readonly collection: HeldCollection; readonly id: number; readonly user: number }
  readonly tab: string
  readonly api: EditingApi
  readonly hold: HoldState
  /** As the server said last; null: not yet. */
  readonly status: DocumentStatus | null
  take(): void
  /** The saver of the form; null while the document is only read. */
  readonly saver: Saver | null
  readonly state: SaveState | null
  /** What forbids publishing, as the server said last. */
  readonly faults: readonly FieldFault[]
  setFaults(faults: readonly FieldFault[]): void
  /** What is scheduled, what failed, and until when the document is under embargo, as the server said last. */
  readonly notes: readonly ScheduleNote[]
  setNotes(notes: readonly ScheduleNote[]): void
  connect(saver: Saver | null): void
  tell(state: SaveState | null): void
}

export const EditingContext = createContext<Editing | null>(null)

/** Null outside of documents that are held: what is new, in the trash, or not the person's to change. */
export const useEditing = () => use(EditingContext)

/** How texts and moments of the admin's language are written; moments in the site's zone, which is named. */
export function useWords({ language, timeZone }: Pick<Editing, 'language' | 'timeZone'>) {
  return useMemo(
    () => ({
      fill: (text: string, values: Readonly<Record<string, string>>) => fill(text, values, language),
      clock: (at: string | number) => {
        const moment = new Date(at)
        return `${formatClock(language, timeZone, moment)} ${zoneName(language, timeZone, moment)}`
      },
    }),
    [language, timeZone],
  )
}
