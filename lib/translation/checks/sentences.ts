import { checkSentences as english } from '#lib/languages/en/check-sentences.ts'
import { languages } from '#lib/languages/index.ts'
import { editions, type Locale } from '#lib/locales.ts'
import { isolated } from '#lib/text/bidi.ts'
import type { Warning } from '../types.ts'

/**
 * What a warning says to an editor.
 * @param language the editor's; English where it has no sentences yet
 * @returns plain text; the check's id if an older version kept a warning of a check that is no more
 */
export function sentenceOf(warning: Warning, language: Locale): string {
  const own = languages[language].checks.sentences
  const spoken = own ? language : 'en'
  const sentences: Readonly<Record<string, string>> = own ?? english
  const sentence = sentences[warning.check]
  return (
    sentence?.replace(/\{(\w+)\}/g, (_, name: string) => shown(name, warning.detail[name] ?? '', spoken)) ??
    warning.check
  )
}

/**
 * Languages, weekdays and months come as codes and numbers, so that each editor reads them in their own language. What was
 * kept by another version, and is neither, is shown as it is.
 */
function shown(name: string, value: string, language: Locale): string {
  const { tag } = editions[language]
  if (name === 'language' && /^[a-z]{2,3}$/.test(value)) {
    return new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' }).of(value) ?? value
  }
  if (/weekday$/i.test(name) && /^[0-6]$/.test(value))
    return calendarName(tag, { weekday: 'long' }, Date.UTC(2022, 0, 2 + Number(value)))
  if (/month$/i.test(name) && /^\d{1,2}$/.test(value))
    return calendarName(tag, { month: 'long' }, Date.UTC(2022, Number(value), 1))
  return inSentence(value, language)
}

const calendarName = (tag: string, form: Intl.DateTimeFormatOptions, at: number): string =>
  new Intl.DateTimeFormat(tag, { ...form, timeZone: 'UTC' }).format(at)

/** A piece of a text that runs the other way must not reorder the sentence around it (UAX #9). */
function inSentence(value: string, language: Locale): string {
  const other = editions[language].direction === 'rtl' ? /[^\p{Script=Arabic}\p{P}\s]/u : /\p{Script=Arabic}/u
  return other.test(value) ? isolated(value, 'auto') : value
}
