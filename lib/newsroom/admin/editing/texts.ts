// The edit view's texts in the language of the admin interface.
import type { Locale } from '#lib/locales.ts'
import { loadTexts } from '../load-texts.ts'
import { type EditingTexts, texts as original } from './texts/id.ts'

const tables = await loadTexts(original, (code) => import(`./texts/${code}.ts`))

/** All texts in one language; in Indonesian where nobody has written them. */
export const editingTexts = (language: string): EditingTexts => tables[language as Locale] ?? original
