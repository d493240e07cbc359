// Where tests and their helpers live: docs/testing.md.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
const files = listed.split('\n').filter((file) => /\.(?:tsx?|mjs)$/.test(file))
const isTest = (file: string) => /\.(?:test|spec)\.tsx?$/.test(file)
const isHelper = (file: string) => file.includes('/testing/')

/** Files that start test runs, and the fault suite, which is one: they may use helpers. */
const runners = ['e2e/playwright.config.ts', 'scripts/vitest.setup.ts']
const isRunner = (file: string) => runners.includes(file) || file.startsWith('scripts/fault-suite/')
/** The contact sheet shows the same pages that the end-to-end tests look at. */
const sharedWithScripts = ['e2e/testing/pages.ts']

/** By file, the files that import it. */
function importers(): Map<string, string[]> {
  const known = new Map<string, string[]>(files.map((file) => [file, []]))
  for (const file of files) {
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const [, name = ''] of text.matchAll(/(?:\bfrom|\bimport\(?|\bURL\()\s*['"]([#.][^'"\n]*)['"]/g)) {
      const imported = name.startsWith('#') ? name.slice(1) : path.join(path.dirname(file), name)
      known.get(imported)?.push(file)
    }
  }
  return known
}

it('keeps the helpers of tests in testing/', () => {
  const strays = [...importers()].filter(
    ([file, by]) =>
      !isTest(file) && !isHelper(file) && by.length > 0 && by.every((one) => isTest(one) || isHelper(one)),
  )
  expect(strays.map(([file]) => file)).toEqual([])
  expect(files.filter((file) => /fixture|fake|mock|stub|helper|\.testing\./i.test(path.basename(file)))).toEqual([])
})

it('keeps testing/ for tests', () => {
  const users = [...importers()].flatMap(([file, by]) => {
    if (!isHelper(file) || sharedWithScripts.includes(file)) return []
    return by.filter((one) => !isTest(one) && !isHelper(one) && !isRunner(one))
  })
  expect(users).toEqual([])
})
