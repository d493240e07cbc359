// How each edition's texts are taken apart for searching: which stemmer knows the language, or which script has no
// blanks between words.
import { editions, type Locale } from '#lib/locales.ts'

/** PostgreSQL's stemmers (Snowball) for languages that we know one of; other languages are searched word for word. */
const stemmers: Partial<Record<Locale, string>> = { id: 'indonesian', en: 'english', fr: 'french', ar: 'arabic' }

/** Scripts whose words are not told apart by blanks: every two neighbouring characters are looked up. */
const unspaced: ReadonlySet<string> = new Set(['han-simplified', 'japanese'])

/** How an edition is searched: by stems of a text search configuration, or by pairs of characters. */
export type Way = { readonly kind: 'stems'; readonly configuration: string } | { readonly kind: 'pairs' }

/** The configurations have no list of stop words: a name may be one (`warta_indonesian`, made by the migration). */
export function wayOf(locale: Locale): Way {
  if (unspaced.has(editions[locale].script)) return { kind: 'pairs' }
  const stemmer = stemmers[locale]
  return { kind: 'stems', configuration: stemmer ? `warta_${stemmer}` : 'warta_plain' }
}
