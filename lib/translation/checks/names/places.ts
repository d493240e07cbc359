// Countries and the like: each language has its own names for them.
import { languages } from '#lib/languages/index.ts'
import { editions, type Locale, originalLocale } from '#lib/locales.ts'

/** What else has a name of its own in most languages: cities, peoples, feasts. */
const others =
  `inggris skotlandia wales tiongkok korea afrika asia arktik antartika mediterania atlantik jawa haag kurdi yahudi arab roma
  yerusalem damaskus wina athena kairo moskow beijing jenewa brussel venesia lisabon praha warsawa chili cina soviet
  amerika eropa pasifik olimpiade natal paskah`.split(/\s+/)

/** Countries whose full name in Indonesian is not the word that people use. */
const known: Readonly<Record<string, readonly string[]>> = {
  inggris: ['GB'],
  amerika: ['US', '019'],
  korea: ['KR', 'KP'],
  cina: ['CN'],
  chili: ['CL'],
}

let words: ReadonlySet<string> | null = null

/** Whether a word belongs to the Indonesian name of a country, a people, or what else other languages name otherwise. */
export function isPlaceWord(word: string): boolean {
  words ??= new Set([
    ...others,
    ...countryNames(originalLocale).flatMap(([, name]) => name.toLowerCase().split(/[^\p{L}]+/u)),
  ])
  return words.has(word.toLowerCase())
}

const byLocale = new Map<Locale, ReadonlyMap<string, readonly string[]>>()

/** What another language calls a country, by a single Indonesian word; empty if that is not known. */
export function countryIn(locale: Locale, word: string): readonly string[] {
  const names = byLocale.get(locale) ?? namesIn(locale)
  byLocale.set(locale, names)
  return names.get(word.toLowerCase()) ?? []
}

function namesIn(locale: Locale): ReadonlyMap<string, readonly string[]> {
  const own = new Map(countryNames(locale))
  const found = new Map<string, string[]>()
  const add = (word: string, names: readonly (string | undefined)[]) =>
    found.set(word, [...(found.get(word) ?? []), ...names.filter((name) => name !== undefined)])
  for (const [code, name] of countryNames(originalLocale))
    if (!/\s/.test(name)) add(name.toLowerCase(), [own.get(code)])
  for (const [word, codes] of Object.entries(known))
    add(
      word,
      codes.map((code) => own.get(code)),
    )
  for (const [word, names] of Object.entries(languages[locale].checks.shortCountryNames)) add(word, names)
  return found
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** UN M49. */
const continents = ['002', '003', '005', '009', '013', '019', '142', '150']

/** Codes and names of all countries and continents in a language. */
function countryNames(locale: Locale): [code: string, name: string][] {
  const names = new Intl.DisplayNames(editions[locale].tag, { type: 'region', fallback: 'none' })
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return [...codes, ...continents].flatMap((code): [string, string][] => {
    const name = names.of(code)
    return name ? [[code, name]] : []
  })
}
