// THE list of editions. Nothing else in the project lists languages: docs/adding-a-language.md says what a seventh
// edition needs.

/** Writing systems that share typographic rules (fonts, line height, emphasis). */
export type ScriptGroup = 'latin' | 'arabic' | 'han-simplified' | 'japanese'

type EditionDefinition = {
  /** BCP 47 tag for `lang`, `hreflang` and Intl. */
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
  /** The language's own name, as shown in the language switcher. */
  readonly name: string
  /** Open Graph's `language_TERRITORY` form. */
  readonly ogLocale: string
  readonly script: ScriptGroup
  /** Tag for Intl formatting, with the numbering system that the edition's newsrooms use. */
  readonly formatTag: string
  /** What stands between a date and a time of day. */
  readonly timeSeparator: string
}

const definitions = {
  id: {
    tag: 'id',
    direction: 'ltr',
    name: 'Indonesia',
    ogLocale: 'id_ID',
    script: 'latin',
    formatTag: 'id-ID',
    timeSeparator: ', ',
  },
  en: {
    tag: 'en',
    direction: 'ltr',
    name: 'English',
    ogLocale: 'en_GB',
    script: 'latin',
    formatTag: 'en-GB',
    timeSeparator: ', ',
  },
  zh: {
    tag: 'zh-Hans',
    direction: 'ltr',
    name: '中文',
    ogLocale: 'zh_CN',
    script: 'han-simplified',
    formatTag: 'zh-Hans-CN',
    timeSeparator: ' ',
  },
  ja: {
    tag: 'ja',
    direction: 'ltr',
    name: '日本語',
    ogLocale: 'ja_JP',
    script: 'japanese',
    formatTag: 'ja-JP',
    timeSeparator: ' ',
  },
  ar: {
    tag: 'ar',
    direction: 'rtl',
    name: 'العربية',
    ogLocale: 'ar_AR',
    script: 'arabic',
    formatTag: 'ar-EG-u-nu-latn',
    timeSeparator: '، ',
  },
  fr: {
    tag: 'fr',
    direction: 'ltr',
    name: 'Français',
    ogLocale: 'fr_FR',
    script: 'latin',
    formatTag: 'fr-FR',
    timeSeparator: ', ',
  },
} as const satisfies Record<string, EditionDefinition>

/** Code of an edition, as it stands first in every reader URL: `/ar/world`. */
export type Locale = keyof typeof definitions
export type Edition = EditionDefinition & { readonly code: Locale }

/** The language stories are written in; the authority for every other edition. */
export const originalLocale = 'id' satisfies Locale

/** All edition codes, in the order in which the language switcher shows them. */
export const locales = Object.keys(definitions) as [Locale, ...Locale[]]

export type TranslationLocale = Exclude<Locale, typeof originalLocale>
/** The editions that stories are translated into. */
export const translationLocales = locales.filter((code) => code !== originalLocale) as [
  TranslationLocale,
  ...TranslationLocale[],
]

export const editions: Readonly<Record<Locale, Edition>> = Object.fromEntries(
  locales.map((code) => [code, { code, ...definitions[code] }]),
) as Record<Locale, Edition>

/** Whether `value` (from a URL, a cookie, an import file) is the code of an edition. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && Object.hasOwn(definitions, value)
}

/** The same in every edition: `inEveryEdition(latestPath)`. */
export function inEveryEdition<Value>(of: (locale: Locale) => Value): Readonly<Record<Locale, Value>> {
  return Object.fromEntries(locales.map((locale) => [locale, of(locale)])) as Record<Locale, Value>
}
