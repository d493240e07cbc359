// The interface texts say the same in every edition: same keys, same placeholders, none unused, none missing; and each
// is punctuated as its language is.
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { editions, type Locale, locales, originalLocale } from '#lib/locales.ts'

type Tree = { readonly [key: string]: string | Tree }

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

function flat(tree: Tree, prefix = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )
}

const messages = new Map<Locale, Map<string, string>>(
  locales.map((locale) => [locale, new Map(flat(JSON.parse(read(`messages/${locale}.json`))))]),
)
const textsOf = (locale: Locale) => messages.get(locale) ?? new Map<string, string>()
const keys = [...textsOf(originalLocale).keys()]

/** `{name}`, `{name, plural, …}` and `<tag></tag>`, each once and sorted: what code puts into a text. */
const placeholders = (text: string) => [...new Set(text.match(/\{\w+(?=[,}])|<\w+>/g) ?? [])].sort()

/** A text as it is read: of ICU's plurals (https://unicode-org.github.io/icu/userguide/format_parse/messages/) the forms. */
const spoken = (text: string) =>
  /\{\w+, plural,/.test(text)
    ? text
        .replace(/\{\w+, plural,/g, '')
        .replace(/\s(?:=\d+|\w+) \{([^{}]*)\}/g, ' $1')
        .replace(/\}$|\}(?=\s*\S)/g, '')
        .trim()
    : text

describe.each(locales)('the texts of %s', (locale) => {
  it('have the same keys as the others', () => {
    expect([...textsOf(locale).keys()].sort()).toEqual([...keys].sort())
  })

  it('have the same placeholders as the original', () => {
    for (const [key, text] of textsOf(locale)) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(textsOf(originalLocale).get(key) ?? '')])
    }
  })

  it('are not empty, and carry no space at their ends', () => {
    for (const [key, text] of textsOf(locale)) expect([key, text]).toEqual([key, text.trim() || 'some text'])
  })

  const unlike: Record<(typeof editions)[Locale]['script'], RegExp> = {
    latin: locale === 'fr' ? /[^\s\u00a0\u202f][;:!?»]|[ \u00a0][;!?]| [:»]|«[^\u00a0\u202f]|'/ : /\s[;:!?]|'/,
    arabic: /[,;?]|[\u0660-\u0669]/,
    'han-simplified': /[,;!?]|\p{Script=Han}[:.()]/u,
    japanese: /[,;!?]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][:.()]/u,
  }
  it('are punctuated as the language is', () => {
    const wrong = [...textsOf(locale)].filter(([, text]) => unlike[editions[locale].script].test(spoken(text)))
    expect(wrong).toEqual([])
  })
})

/** Texts that are read without a renderer, whose readers say which they need (lib/portal/error-page.ts, lib/reports/sentences.ts). */
const readFromFiles = /^(?:(?:error|badRequest|notFound|previewClosed)\.(?:title|description|home|retry)|reports\.\w+)$/

/** Keys that source code asks for, as patterns: a variable part of a key matches anything. */
function asked(): RegExp[] {
  const files = globSync('{app,components}/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\./.test(file))
  return files.map(read).flatMap((code) => {
    const namespaces = [...code.matchAll(/\btranslations\([\w.]+, '(\w+)'\)/g)].map(([, name]) => `${name}.`)
    if (namespaces.length === 0 || /\btranslations\([\w.]+\)/.test(code)) namespaces.push('')
    // A key that a variable names may be any one of its namespace.
    const open = /\bt(?:\.rich)?\(\s*[a-z][\w.]*\s*[,)]/.test(code) ? namespaces.filter(Boolean) : []
    const calls = [...code.matchAll(/\bt(?:\.rich|\.raw|\.markup)?\(\s*(?:'([^']+)'|`([^`]+)`)/g)]
    const named = calls.flatMap(([, plain, template]) => {
      const key = (plain ?? template ?? '').split(/\$\{[^}]*\}/)
      return namespaces.map((namespace) => new RegExp(`^${namespace}${key.join('\\w+')}$`))
    })
    return [...named, ...open.map((namespace) => new RegExp(`^${namespace}\\w+$`))]
  })
}

describe('the keys', () => {
  const patterns = asked()

  it('are all used', () => {
    const unused = keys.filter((key) => !readFromFiles.test(key) && !patterns.some((pattern) => pattern.test(key)))
    expect(unused).toEqual([])
  })

  it('that code asks for all exist', () => {
    // A file with several namespaces asks for each key in one of them.
    const known = (pattern: RegExp) => keys.some((key) => pattern.test(key))
    const files = globSync('{app,components}/**/*.{ts,tsx}', { cwd: root })
    expect(files.length).toBeGreaterThan(20)
    expect(patterns.length).toBeGreaterThan(20)
    expect(patterns.filter((pattern) => !known(pattern)).map(String)).toEqual([])
  })
})
