// Adds an edition that the project doesn't have, in a copy, by the steps of docs/adding-a-language.md and no others.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { copyProject, type ProjectCopy } from './testing/copy-project.ts'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

let database: TestDatabase
let copy: ProjectCopy

beforeAll(async () => {
  database = await testDatabase()
  copy = await copyProject()
})
afterAll(async () => {
  await copy.remove()
  await database.drop()
})

const entry = `  ko: {
    tag: 'ko',
    direction: 'ltr',
    name: '한국어',
    ogLocale: 'ko_KR',
    script: 'hangul',
    formatTag: 'ko-KR',
    timeSeparator: ' ',
  },
`

const settings = { extends: './tsconfig.json', compilerOptions: { incremental: false } }
/** Programs run one after the other, and the compiler reads the whole project. */
const timeout = 240_000

it('is refused by the compiler as long as something is missing', { timeout }, async () => {
  await copy.edit('lib/locales.ts', /(?=^\} as const satisfies)/m, entry)
  await copy.edit('lib/locales.ts', /(?<=^export type ScriptGroup = .*)$/m, " | 'hangul'")
  const ko = read('lib/languages/testing/ko.ts')
  const [line = ''] = /^ {2}newsSitemapCode: .*\n/m.exec(ko) ?? []
  await copy.edit('lib/languages/ko.ts', '', ko.replace(line, ''))
  const files = ['lib/languages/index.ts', 'lib/languages/ko.ts']
  await copy.edit('tsconfig.languages.json', '', JSON.stringify({ ...settings, files, include: [] }))
  const { output } = await copy.run('tsc', ['-p', 'tsconfig.languages.json'])
  expect(output).toMatch(/^lib\/languages\/index\.ts.* Property 'ko' is missing/m)
  expect(output).toMatch(/^lib\/languages\/ko\.ts.* Property 'newsSitemapCode' is missing/m)

  await copy.edit('lib/languages/ko.ts', /(?=^ {2}readingPace)/m, line)
  await copy.edit('lib/languages/index.ts', /(?=^import type \{ Language \})/m, "import { ko } from './ko.ts'\n")
  await copy.edit('lib/languages/index.ts', /(?<=^export const languages.*), fr \}$/m, ', fr, ko }')
})

it('takes the documented steps, and nothing else has to be changed', { timeout }, async () => {
  await copy.edit('messages/ko.json', '', read('messages/en.json'))
  await copy.edit('components/lite/lite-styles.ts', /(?=^ {2}japanese:)/m, "  hangul: 'body{word-break:keep-all}',\n")
  await copy.edit('components/styles/scripts.css', '', '@layer tokens { [lang]:lang(ko) { --emphasis: normal; } }\n')
  expect(await copy.run('scripts/generate', ['--migration', 'korean'])).toMatchObject({ failed: false })

  const steps = [...read('docs/adding-a-language.md').matchAll(/^\d\. .*$/gm)].join('\n')
  const documented = [...steps.matchAll(/\*\*`([^`]+)`\*\*/g)].map(([, file = '']) => file.replace('<code>', 'ko'))
  const changed = await copy.changed()
  // Of the migrations, the folder is named.
  const step = (file: string) => documented.find((each) => file === each || file.startsWith(`${each}/`)) ?? file
  expect([...new Set(changed.map(step))].sort()).toEqual(documented.toSorted())
})

it('compiles, and is an edition like any other', { timeout }, async () => {
  const product = {
    ...settings,
    include: ['edition.d.ts', 'app', 'components', 'lib', 'sample', 'scripts', '*.ts'],
    exclude: ['**/*.test.*', '**/testing', '.next'],
  }
  await copy.edit('tsconfig.edition.json', '', JSON.stringify(product))
  // What next-env.d.ts says, which only Next writes.
  await copy.edit('edition.d.ts', '', '/// <reference types="next" />\n')
  const [compiled, migrated] = await Promise.all([
    copy.run('tsc', ['-p', 'tsconfig.edition.json']),
    copy.run('node', ['migrate.ts']),
  ])
  expect(compiled.output).toBe('')
  expect(migrated.output).toMatch(/^Migrated: \d+_\d+_korean$/m)

  const { output } = await copy.run('node', ['lib/languages/testing/show-edition.ts', 'ko'])
  expect(JSON.parse(output)).toEqual({
    front: [
      ['암본 동쪽 항구 재개항', 'ko', '/ko/world/1-pelabuhan'],
      ['Hutan bakau pulih', 'id', '/ko/world/2-bakau'],
    ],
    story: {
      headline: '암본 동쪽 항구 재개항',
      textLocale: 'ko',
      kind: 'translated',
      section: { text: '세계', locale: 'ko' },
      path: '/ko/world/1-pelabuhan',
      minutes: 1,
      from: '/ko/world/1-pelabuhan',
    },
    lite: { headline: '암본 동쪽 항구 재개항', path: '/ko/lite/1-pelabuhan' },
    moment: '2026년 1월 5일 10:04 WIB',
    search: {
      own: [
        {
          headline: '암본 동쪽 항구 재개항',
          excerpt: `${'암본의 동쪽 항구가 어선을 위해 다시 문을 열었다. '.repeat(2)}암본의 동쪽 항구가 …`,
          marked: ['항구가', '항구가', '항구가'],
          isOriginal: false,
        },
      ],
      original: [{ headline: 'Hutan bakau pulih', excerpt: 'Isi berita.', marked: ['bakau'], isOriginal: true }],
      nothing: [],
    },
    // Without a font there is no card with empty boxes, but the photograph.
    sharing: {
      card: null,
      status: 404,
      ofOriginal: true,
      images: [
        {
          url: 'https://warta.example/media/harbour-1280.webp',
          width: 1280,
          height: 800,
          alt: '항구',
          type: 'image/webp',
        },
      ],
    },
    sitemap: '<news:language>ko',
    instructions: true,
    checks: {
      good: [],
      number: ['number-missing', 'number-unknown'],
      month: ['month-changed'],
      weekday: ['date-weekday'],
      untranslated: ['unchanged', 'wrong-script', 'number-missing', 'number-unknown'],
      script: ['wrong-script', 'number-missing', 'number-unknown'],
      term: ['term-rendering'],
    },
    repaired: true,
  })
})
