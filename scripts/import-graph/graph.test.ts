import { describe, expect, it } from 'vitest'
import { type Arrow, arrowsOf, faultsOf, lostComponents, roomOf, sumUp } from './graph.ts'
import { readExports, readImports } from './imports.ts'

const files = new Set(['app/page.tsx', 'app/made.js', 'lib/news/story.ts', 'lib/news/story.test.ts', 'texts/id.json'])
const plan = {
  rooms: [['scripts'], ['app'], ['lib/news', 'lib/search'], ['lib/text', 'texts']],
  limits: [
    { in: ['app'], only: ['app', 'lib/news'], why: 'pages ask lib/news' },
    { in: ['lib/news'], never: ['@payloadcms'], why: 'readers need no Payload' },
  ],
  outputs: ['app/made.js'],
}

describe('reading imports', () => {
  it.each([
    ["import { a } from './a.ts'", './a.ts', 'value'],
    ["import { a, type B } from '#lib/a.ts'", '#lib/a.ts', 'value'],
    ["import './a.css'", './a.css', 'value'],
    ["import type { A } from './a.ts'", './a.ts', 'type'],
    ["import { type A, type B } from './a.ts'", './a.ts', 'type'],
    ["export { a } from './a.ts'", './a.ts', 'value'],
    ["export * from './a.ts'", './a.ts', 'value'],
    ["export type { A } from './a.ts'", './a.ts', 'type'],
    ["export { type A } from './a.ts'", './a.ts', 'type'],
    ["let a: import('./a.ts').A", './a.ts', 'type'],
    ["const a = await import('./a.ts')", './a.ts', 'late'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    ['const a = await import(`../texts/${locale}.json`)', '../texts/*.json', 'late'],
    ["const view = { path: '/lib/desk/View.tsx#View' }", '/lib/desk/View.tsx#View', 'string'],
    ["spawn('node', ['scripts/build.ts'])", 'scripts/build.ts', 'string'],
  ])('%s', (source, specifier, kind) => {
    expect(readImports('lib/x.ts', `\n${source}\n`)).toEqual([{ specifier, kind, line: 2 }])
  })

  it.each(["const text = 'See docs/a.md.'", "const type = 'text/javascript'", '// import a from "./a.ts"'])(
    'finds none in %s',
    (source) => {
      expect(readImports('lib/x.ts', source)).toEqual([])
    },
  )
})

it.each([
  ['lib/news/story.ts', './story.test.ts', 'value', ['lib/news/story.test.ts']],
  ['app/page.tsx', '#lib/news/story.ts', 'value', ['lib/news/story.ts']],
  ['app/page.tsx', '../texts/*.json', 'late', ['texts/id.json']],
  ['app/page.tsx', '/lib/news/story.ts#Story', 'string', ['lib/news/story.ts']],
  ['app/page.tsx', 'not/there.ts', 'string', []],
  ['app/page.tsx', '@payloadcms/next/views', 'value', ['@payloadcms/next/views']],
] as const)('resolves, in %s, %s (%s)', (from, specifier, kind, to) => {
  const arrows = arrowsOf(from, [{ specifier, kind, line: 1 }], files)
  expect(arrows).toEqual(to.map((file) => ({ from, line: 1, to: file, kind })))
})

it.each([
  ['lib/news/story.ts', 'lib/news'],
  ['lib/newsroom.ts', undefined],
  ['payload', undefined],
])('gives %s the room %s', (file, room) => {
  expect(roomOf(file, plan)).toBe(room)
})

const arrow = (from: string, to: string, kind: Arrow['kind'] = 'value'): Arrow => ({ from, line: 3, to, kind })

describe('faults', () => {
  it.each([
    ['an import from below', [arrow('app/page.tsx', 'lib/news/story.ts')], []],
    [
      'an import from above, for types too',
      [arrow('lib/news/a.ts', 'app/page.tsx', 'type')],
      ['lib/news/a.ts:3 → app/page.tsx (type): app stands above lib/news'],
    ],
    [
      'an import from beside',
      [arrow('lib/news/a.ts', 'lib/search/b.ts')],
      ['lib/news/a.ts:3 → lib/search/b.ts: lib/search stands beside lib/news'],
    ],
    [
      'a path in a string',
      [arrow('lib/news/a.ts', 'app/page.tsx', 'string')],
      ['lib/news/a.ts:3 → app/page.tsx (string): app stands above lib/news'],
    ],
    ['the path of a file that is written', [arrow('lib/news/a.ts', 'app/made.js', 'string')], []],
    ['a test that stands on rooms above', [arrow('lib/news/a.test.ts', 'app/page.tsx')], []],
    [
      'code that uses a helper of tests',
      [arrow('app/page.tsx', 'lib/news/testing/load.ts')],
      ['app/page.tsx:3 → lib/news/testing/load.ts: only tests use helpers of tests'],
    ],
    [
      'more than a room may know',
      [arrow('app/page.tsx', 'lib/text/a.ts'), arrow('app/page.tsx', 'next')],
      ['app/page.tsx:3 → lib/text/a.ts: pages ask lib/news'],
    ],
    [
      'a package that a room may not load',
      [arrow('lib/news/a.ts', '@payloadcms/ui'), arrow('lib/news/a.ts', '@payloads/ui')],
      ['lib/news/a.ts:3 → @payloadcms/ui: readers need no Payload'],
    ],
    [
      'a circle of three files, once, by its shortest way',
      [
        arrow('lib/news/a.ts', 'lib/news/b.ts'),
        arrow('lib/news/b.ts', 'lib/news/c.ts', 'type'),
        arrow('lib/news/c.ts', 'lib/news/a.ts'),
        arrow('lib/news/d.ts', 'lib/news/a.ts'),
      ],
      ['lib/news/a.ts → lib/news/b.ts → lib/news/c.ts → lib/news/a.ts: a circle'],
    ],
  ])('%s', (_what, arrows, faults) => {
    expect(faultsOf([], arrows, plan)).toEqual(faults)
  })

  it('names files without a room', () => {
    expect(faultsOf(['app/page.tsx', 'attic/old.ts'], [], plan)).toEqual([
      'attic/old.ts stands in no room: give it one in scripts/import-graph/rooms.ts',
    ])
  })
})

it('finds components that are not where their path says', () => {
  const source = `export function View() {}
export const Link = () => null
function Hidden() {}
export type Props = {}`
  const exportsOf = (file: string) => (file === 'lib/desk.tsx' ? readExports(file, source) : undefined)
  const named = ['desk.tsx#View', 'desk.tsx#Link', 'desk.tsx#Hidden', 'desk.tsx#Props', 'old.tsx#View']
  const mentions = named.map((name) => ({ specifier: `/lib/${name}`, kind: 'string' as const, line: 3 }))
  expect(lostComponents('lib/a.ts', mentions, exportsOf)).toEqual([
    'lib/a.ts:3 names /lib/desk.tsx#Hidden, which is not there',
    'lib/a.ts:3 names /lib/desk.tsx#Props, which is not there',
    'lib/a.ts:3 names /lib/old.tsx#View, which is not there',
  ])
})

it('counts imports between rooms, from top to bottom', () => {
  const arrows = [
    arrow('lib/news/a.ts', 'lib/text/a.ts'),
    arrow('lib/news/a.test.ts', 'lib/text/a.ts'),
    arrow('lib/news/b.ts', 'lib/text/a.ts', 'type'),
    arrow('lib/news/a.ts', 'lib/news/b.ts'),
    arrow('app/page.tsx', 'lib/news/a.ts'),
  ]
  expect(sumUp(arrows, plan)).toEqual([
    { from: 'app', to: 'lib/news', code: 1, codeTypes: 0, tests: 0 },
    { from: 'lib/news', to: 'lib/text', code: 2, codeTypes: 1, tests: 1 },
  ])
})
