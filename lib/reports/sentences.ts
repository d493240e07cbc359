// What readers are told about their report, in their language.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'

const texts = z.object({
  thanks: z.string(),
  refused: z.string(),
  tooLong: z.string(),
  stale: z.string(),
  links: z.string(),
  gone: z.string(),
  tooMany: z.string(),
  unavailable: z.string(),
})

export type Outcome = keyof z.infer<typeof texts>

export type ReplyTexts = (outcome: Outcome, locale: TranslationLocale) => string

/**
 * Reads the sentences once.
 *
 * @param folder of the message files, `{locale}.json`
 * @throws when a file is missing or lacks one of them
 */
export function readReplyTexts(folder: string): ReplyTexts {
  const byLocale = new Map(
    translationLocales.map((locale) => {
      const messages: unknown = JSON.parse(readFileSync(path.join(folder, `${locale}.json`), 'utf8'))
      return [locale, z.object({ reports: texts }).parse(messages).reports]
    }),
  )
  return (outcome, locale) => byLocale.get(locale)?.[outcome] ?? ''
}
