import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../../admin/labels.ts'
import { NoteEditor } from './NoteEditor.client.tsx'

/** Above a story that was pulled: what readers are told at its address. */
export function WithdrawalNote({ i18n }: { readonly i18n: { readonly language: string } }) {
  const { note, noteHelp, noteOther, noteSave, noteSaved, noteTitle } = textsIn(i18n.language as Locale).trash
  return <NoteEditor {...{ note, noteHelp, noteOther, noteSave, noteSaved, noteTitle }} />
}
