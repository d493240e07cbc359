// The newsroom's own texts in every language of the admin interface.
import type { PayloadRequest } from 'payload'
import { isLocale, type Locale, originalLocale } from '#lib/locales.ts'
import { loadTexts } from './load-texts.ts'
import { type NewsroomTexts, texts as original } from './texts/id.ts'

const tables = await loadTexts(original, (code) => import(`./texts/${code}.ts`))

/** Picks one text of the table, e.g. `(texts) => texts.articles.headline`. */
export type TextChoice = (texts: NewsroomTexts) => string

/** A text in all languages of the admin interface, as Payload's labels and descriptions take it. */
export function label(choose: TextChoice): Record<string, string> {
  return Object.fromEntries(Object.entries(tables).map(([code, texts]) => [code, choose(texts)]))
}

/** The language in which somebody reads the admin interface, as it is stored or Payload says it; Indonesian for others. */
export const interfaceLanguage = (code: string | null | undefined): Locale => (isLocale(code) ? code : originalLocale)

/** All texts in one language; in Indonesian where nobody has written them. */
export const textsIn = (language: Locale): NewsroomTexts => tables[language] ?? original

/** A text in the language of the person who made the request. */
export const say = (req: Pick<PayloadRequest, 'i18n'> | undefined, choose: TextChoice): string =>
  choose(textsIn(interfaceLanguage(req?.i18n?.language)))
