import { describe, expect, it } from 'vitest'
import { countByRoom, type Dependency, dependenciesOf, missingComponents, roomOf, violationsOf } from './graph.ts'
import { readExports, readImports } from './imports.ts'

const files = new Set(['app/page.tsx', 'app/made.js', 'lib/news/story.ts', 'lib/news/story.test.ts', 'texts/id.json'])
const rules = {
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
    ["const a = await import('./a.ts')", './a.ts', 'dynamic'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    ['const a = await import(`../texts/${locale}.json`)', '../texts/*.json', 'dynamic'],
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
  ['app/page.tsx', '../texts/*.json', 'dynamic', ['texts/id.json']],
  ['app/page.tsx', '/lib/news/story.ts#Story', 'string', ['lib/news/story.ts']],
  ['app/page.tsx', 'not/there.ts', 'string', []],
  ['app/page.tsx', '@payloadcms/next/views', 'value', ['@payloadcms/next/views']],
] as const)('resolves, in %s, %s (%s)', (from, specifier, kind, to) => {
  const dependencies = dependenciesOf(from, [{ specifier, kind, line: 1 }], files)
  expect(dependencies).toEqual(to.map((file) => ({ from, line: 1, to: file, kind })))
})

it.each([
  ['lib/news/story.ts', 'lib/news'],
  ['lib/newsroom.ts', undefined],
  ['payload', undefined],
])('gives %s the room %s', (file, room) => {
  expect(roomOf(file, rules)).toBe(room)
})

const dependency = (from: string, to: string, kind: Dependency['kind'] = 'value'): Dependency => ({
  from,
  line: 3,
  to,
  kind,
})

describe('violations', () => {
  it.each([
    ['an import from below', [dependency('app/page.tsx', 'lib/news/story.ts')], []],
    [
      'an import from above, for types too',
      [dependency('lib/news/a.ts', 'app/page.tsx', 'type')],
      ['lib/news/a.ts:3 → app/page.tsx (type): app is above lib/news'],
    ],
    [
      'an import from beside',
      [dependency('lib/news/a.ts', 'lib/search/b.ts')],
      ['lib/news/a.ts:3 → lib/search/b.ts: lib/search is beside lib/news'],
    ],
    [
      'a path in a string',
      [dependency('lib/news/a.ts', 'app/page.tsx', 'string')],
      ['lib/news/a.ts:3 → app/page.tsx (string): app is above lib/news'],
    ],
    ['the path of a file that is written', [dependency('lib/news/a.ts', 'app/made.js', 'string')], []],
    ['a test that stands on rooms above', [dependency('lib/news/a.test.ts', 'app/page.tsx')], []],
    [
      'more than a room may know',
      [dependency('app/page.tsx', 'lib/text/a.ts'), dependency('app/page.tsx', 'next')],
      ['app/page.tsx:3 → lib/text/a.ts: pages ask lib/news'],
    ],
    [
      'a package that a room may not load',
      [dependency('lib/news/a.ts', '@payloadcms/ui'), dependency('lib/news/a.ts', '@payloads/ui')],
      ['lib/news/a.ts:3 → @payloadcms/ui: readers need no Payload'],
    ],
    [
      'a cycle of three files, once, by its shortest path',
      [
        dependency('lib/news/a.ts', 'lib/news/b.ts'),
        dependency('lib/news/b.ts', 'lib/news/c.ts', 'type'),
        dependency('lib/news/c.ts', 'lib/news/a.ts'),
        dependency('lib/news/d.ts', 'lib/news/a.ts'),
      ],
      ['lib/news/a.ts → lib/news/b.ts → lib/news/c.ts → lib/news/a.ts: a cycle'],
    ],
  ])('%s', (_what, dependencies, violations) => {
    expect(violationsOf([], dependencies, rules)).toEqual(violations)
  })

  it('names files without a room', () => {
    expect(violationsOf(['app/page.tsx', 'attic/old.ts'], [], rules)).toEqual([
      'attic/old.ts is in no room: add one to scripts/import-graph/rooms.ts',
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
  const references = named.map((name) => ({ specifier: `/lib/${name}`, kind: 'string' as const, line: 3 }))
  expect(missingComponents('lib/a.ts', references, exportsOf)).toEqual([
    'lib/a.ts:3 → /lib/desk.tsx#Hidden: no such component',
    'lib/a.ts:3 → /lib/desk.tsx#Props: no such component',
    'lib/a.ts:3 → /lib/old.tsx#View: no such component',
  ])
})

it('counts imports between rooms, from top to bottom', () => {
  const dependencies = [
    dependency('lib/news/a.ts', 'lib/text/a.ts'),
    dependency('lib/news/a.test.ts', 'lib/text/a.ts'),
    dependency('lib/news/b.ts', 'lib/text/a.ts', 'type'),
    dependency('lib/news/a.ts', 'lib/news/b.ts'),
    dependency('app/page.tsx', 'lib/news/a.ts'),
  ]
  expect(countByRoom(dependencies, rules)).toEqual([
    { from: 'app', to: 'lib/news', code: 1, codeTypes: 0, tests: 0 },
    { from: 'lib/news', to: 'lib/text', code: 2, codeTypes: 1, tests: 1 },
  ])
})
