// TMX's xml:lang to editions, and back.
import { editions, type Locale, locales } from '#lib/locales.ts'

/**
 * The edition that a language tag belongs to: the same language in the same script, whatever the country. `en-US` is
 * English, `zh-CN` is Chinese as this site writes it; `zh-TW` is not. Old ways of writing are understood:
 * `EN_us`, `in` for Indonesian.
 * @returns null for the languages of no edition, and for what is no tag
 */
export function editionOf(tag: string): Locale | null {
  const form = languageAndScript(tag)
  return (form && locales.find((code) => languageAndScript(editions[code].tag) === form)) || null
}

/** Whether the tag is written as this site writes it, capitals aside. */
export const isOwnTag = (tag: string, locale: Locale): boolean =>
  tag.toLowerCase() === editions[locale].tag.toLowerCase()

const languageScripts = new Map<string, string | null>()

/** Language and script of a tag, e.g. `zh-Hans`. */
function languageAndScript(tag: string): string | null {
  const found = languageScripts.get(tag)
  if (found !== undefined) return found
  const form = maximized(tag)
  // Files have few languages; a file made to have many gets no more room than this.
  if (languageScripts.size < 1000) languageScripts.set(tag, form)
  return form
}

function maximized(tag: string): string | null {
  try {
    const { language, script } = new Intl.Locale(tag.replaceAll('_', '-')).maximize()
    return `${language}-${script}`
  } catch {
    return null
  }
}
