// The desk's texts in the language of the admin interface.
import type { Locale } from '#lib/locales.ts'
import { loadTexts } from '#lib/newsroom/admin/load-texts.ts'
import { type DeskTexts, texts as original } from './texts/id.ts'

const tables = await loadTexts(original, (code) => import(`./texts/${code}.ts`))

/** All texts in the language of the person who made the request; in Indonesian where nobody has written them. */
export const deskTexts = ({ i18n }: { readonly i18n: { readonly language: string } }): DeskTexts =>
  tables[i18n.language as Locale] ?? original
