import { editions, type Locale } from '#lib/locales.ts'
import { label, type TextChoice } from '../admin/labels.ts'
import type { NewsroomTexts } from '../admin/texts/id.ts'

/** A field's label and, where there is something to explain, its description, in all languages of the interface. */
export function labelled(name: TextChoice, help?: TextChoice) {
  return { label: label(name), ...(help ? { admin: { description: label(help) } } : {}) }
}

/** Options of a select field from a table of texts: one per key. */
export function optionsFrom<Key extends string>(
  keys: readonly Key[],
  table: (texts: NewsroomTexts) => Readonly<Record<Key, string>>,
) {
  return keys.map((value) => ({ value, label: label((texts) => table(texts)[value]) }))
}

/** Options of a select field of languages, each by its own name. */
export const languageOptions = <Code extends Locale>(codes: readonly Code[]) =>
  codes.map((value) => ({ value, label: editions[value].name }))

/** How dates with a time are chosen and shown: day before month, 24 hours. */
export const minuteDate = {
  pickerAppearance: 'dayAndTime',
  displayFormat: 'd MMM yyyy HH:mm',
  timeFormat: 'HH:mm',
} as const
