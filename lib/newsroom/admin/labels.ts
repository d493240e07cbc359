// The newsroom's own texts in every language of the admin interface.
import type { PayloadRequest } from 'payload'
import { type Locale, locales, originalLocale } from '#lib/locales.ts'
import { type NewsroomTexts, texts as original } from './texts/id.ts'

const spoken: Partial<Record<Locale, NewsroomTexts>> = { [originalLocale]: original }
for (const code of locales) {
  if (code in spoken) continue
  // An edition without a file here is edited in Indonesian until someone writes one.
  const found: { texts: NewsroomTexts } | undefined = await import(`./texts/${code}.ts`).catch(() => undefined)
  if (found) spoken[code] = found.texts
}

/** Picks one text of the table, e.g. `(texts) => texts.articles.headline`. */
export type TextChoice = (texts: NewsroomTexts) => string

/** A text in all languages of the admin interface, as Payload's labels and descriptions take it. */
export function label(choose: TextChoice): Record<string, string> {
  return Object.fromEntries(Object.entries(spoken).map(([code, texts]) => [code, choose(texts)]))
}

/** All texts in one language; in Indonesian where nobody has written them. */
export const textsIn = (language: Locale): NewsroomTexts => spoken[language] ?? original

/** All texts in the language of the person who made the request. */
export const textsFor = (req: { readonly i18n: { readonly language: string } } | undefined): NewsroomTexts =>
  textsIn(req?.i18n?.language as Locale)

/** A text in the language of the person who made the request. */
export const say = (req: Pick<PayloadRequest, 'i18n'> | undefined, choose: TextChoice): string => choose(textsFor(req))
