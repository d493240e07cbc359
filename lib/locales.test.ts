import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { editions, isLocale, locales, originalLocale, translationLocales } from './locales.ts'

const root = path.resolve(import.meta.dirname, '..')

describe.each(locales)('edition %s', (code) => {
  const edition = editions[code]

  it('has tags that Intl knows', () => {
    expect(Intl.getCanonicalLocales(edition.tag)).toEqual([edition.tag])
    expect(Intl.DateTimeFormat.supportedLocalesOf(edition.formatTag)).toHaveLength(1)
    expect(edition.ogLocale).toMatch(/^[a-z]{2}_[A-Z]{2}$/)
  })

  it('writes numbers with Latin digits', () => {
    expect(new Intl.NumberFormat(edition.formatTag, { useGrouping: false }).format(1234567890)).toBe('1234567890')
  })

  it('runs in the direction of its script', () => {
    expect(edition.direction).toBe(edition.script === 'arabic' ? 'rtl' : 'ltr')
  })

  it('has interface texts', () => {
    expect(() => readFileSync(path.join(root, 'messages', `${code}.json`))).not.toThrow()
  })
})

it('translates into every edition but the original', () => {
  expect(translationLocales).not.toContain(originalLocale)
  expect([originalLocale, ...translationLocales].sort()).toEqual([...locales].sort())
})

it.each<[unknown, boolean]>([
  ['ar', true],
  ['zh', true],
  ['zh-Hans', false],
  ['AR', false],
  ['constructor', false],
  ['', false],
  [null, false],
])('%o is an edition: %s', (value, expected) => {
  expect(isLocale(value)).toBe(expected)
})

/** Files that run, but for those that hold languages. */
const others = globSync(['*.ts', '{app,components,lib,scripts}/**/*.{ts,tsx}'], { cwd: root })
  .filter(
    (file) => !/\.test\.tsx?$|\/testing\/|^lib\/locales\.ts$|^lib\/languages\/|payload-types|\/migrations\//.test(file),
  )
  .sort()
const mentioning = (pattern: RegExp) =>
  others.filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8')))

it('is the only list of languages', () => {
  // A code in quotes or as a key would have to be found for a seventh edition. English is left out: it lends its slugs
  // to editions that can't have their own.
  const codes = translationLocales.filter((locale) => locale !== 'en').join('|')
  const mention = new RegExp(`['"\`](?:${codes})['"\`]|^\\s*(?:${codes}):`, 'm')
  expect(others.length).toBeGreaterThan(500)
  expect(mentioning(mention)).toEqual(knowledge)
})

it('tells by script only how a page is set', () => {
  // What else follows from a script is a field of the language.
  const decision = /\bScriptGroup\b|\]\.script\b|\bscript\b[^\n]*\} = editions|\bscript\s*[!=]==/
  expect(mentioning(decision)).toEqual(['app/(lite)/[locale]/layout.tsx', 'components/lite/lite-styles.ts'])
})

/** Benchmarks of the checks have words of their own, so that they don't ask the checks what a weekday is. */
const knowledge = ['scripts/benchmarks/planting/dates.ts', 'scripts/benchmarks/planting/faults.ts']

it.each(knowledge)('%s may lack a language', (file) => {
  const text = readFileSync(path.join(root, file), 'utf8')
  // A table that must have every edition would not compile with one more.
  expect(text).toMatch(/: Partial<Record<(?:Translation)?Locale, /)
  expect(text).not.toMatch(/(?<!Partial<)Record<(?:Translation)?Locale,/)
})
