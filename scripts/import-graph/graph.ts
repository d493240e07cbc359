// The import graph of the project: dependencies between files and rooms, and violations of the order of rooms.
import path from 'node:path'
import type { Kind, Reference } from './imports.ts'
import type { Limit } from './rooms.ts'

/** A file that refers to another file, or to a package. */
export type Dependency = { from: string; line: number; to: string; kind: Kind }

/** The rules that dependencies are checked against: see rooms.ts. */
export type Rules = {
  rooms: readonly (readonly string[])[]
  limits: readonly Limit[]
  outputs: readonly string[]
}

/** Whether a file is a test, a helper of tests, or the configuration of a test runner. */
export const isTest = (file: string): boolean => /(?:^|\/)testing\/|\.(?:test|spec)\.|\bvitest\.|^e2e\//.test(file)

const isWithin = (file: string, place: string) => file === place || file.startsWith(`${place}/`)

/** @returns the room of a file, undefined when it has none; the test of a file belongs to the file's room */
export function roomOf(file: string, { rooms }: Pick<Rules, 'rooms'>): string | undefined {
  const tested = file.replace(/(?:\.integration)?\.test(?=\.\w+$)/, '')
  return rooms.flat().find((room) => isWithin(tested, room))
}

/**
 * Resolves the references of one file.
 *
 * @param files every file of the project, by path from its root
 * @returns one dependency per file or package; a template string leads to every file that it may name
 */
export function dependenciesOf(
  from: string,
  references: readonly Reference[],
  files: ReadonlySet<string>,
): Dependency[] {
  return references.flatMap(({ specifier, kind, line }) =>
    resolve(from, specifier, kind, files).map((to) => ({ from, line, to, kind })),
  )
}

function resolve(from: string, specifier: string, kind: Kind, files: ReadonlySet<string>): string[] {
  const target = pathOf(from, specifier, kind)
  if (target === undefined) return [specifier]
  if (!target.includes('*')) return files.has(target) ? [target] : []
  const pattern = new RegExp(`^${target.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`)
  return [...files].filter((file) => pattern.test(file))
}

/** The path from the project's root that a specifier stands for; undefined for a package. */
function pathOf(from: string, specifier: string, kind: Kind): string | undefined {
  if (/^\.{1,2}\//.test(specifier)) return path.posix.join(path.posix.dirname(from), specifier)
  if (kind === 'string') return specifier.replace(/^[#/]|#\w+$/g, '')
  return specifier.startsWith('#') ? specifier.slice(1) : undefined
}

/**
 * Finds component paths of Payload (`/path/from/the/root.tsx#Export`) that lead nowhere.
 *
 * @param exportsOf names that a file exports, undefined when there is no such file
 * @returns a line per path
 */
export function missingComponents(
  from: string,
  references: readonly Reference[],
  exportsOf: (file: string) => ReadonlySet<string> | undefined,
): string[] {
  return references.flatMap(({ specifier, kind, line }) => {
    const [, file, name] = /^\/(.+)#(\w+)$/.exec(kind === 'string' ? specifier : '') ?? []
    if (!file || !name || exportsOf(file)?.has(name)) return []
    return [`${from}:${line} → ${specifier}: no such component`]
  })
}

/** Number of dependencies of one room on another: of production code (`codeTypes`: on types only), and of tests. */
export type RoomDependencies = { from: string; to: string; code: number; codeTypes: number; tests: number }

/** Counts dependencies between rooms, from top to bottom. */
export function countByRoom(dependencies: readonly Dependency[], rules: Pick<Rules, 'rooms'>): RoomDependencies[] {
  const counts = new Map<string, RoomDependencies>()
  for (const { from, to, kind } of dependencies) {
    const [a, b] = [roomOf(from, rules), roomOf(to, rules)]
    if (!a || !b || a === b) continue
    const count = counts.get(`${a} ${b}`) ?? { from: a, to: b, code: 0, codeTypes: 0, tests: 0 }
    if (isTest(from)) count.tests += 1
    else count.code += 1
    if (!isTest(from) && kind === 'type') count.codeTypes += 1
    counts.set(`${a} ${b}`, count)
  }
  const place = new Map(rules.rooms.flat().map((room, index) => [room, index]))
  const rank = ({ from, to }: RoomDependencies) => (place.get(from) ?? 0) * 1000 + (place.get(to) ?? 0)
  return [...counts.values()].sort((a, b) => rank(a) - rank(b))
}

/**
 * Finds everything that breaks the rules.
 *
 * @param files every source file
 * @returns a line per violation
 */
export function violationsOf(files: readonly string[], dependencies: readonly Dependency[], rules: Rules): string[] {
  return [
    ...withoutRoom(files, rules),
    ...upward(dependencies, rules),
    ...beyondLimits(dependencies, rules),
    ...cycles(dependencies),
  ]
}

function withoutRoom(files: readonly string[], rules: Rules): string[] {
  return files
    .filter((file) => roomOf(file, rules) === undefined)
    .map((file) => `${file} is in no room: add one to scripts/import-graph/rooms.ts`)
}

function upward(dependencies: readonly Dependency[], rules: Rules): string[] {
  const level = new Map(rules.rooms.flatMap((line, index) => line.map((room) => [room, index] as const)))
  return dependencies.flatMap((dependency) => {
    const { from, to } = dependency
    const [a, b] = [roomOf(from, rules), roomOf(to, rules)]
    if (!a || !b || a === b || isTest(from) || rules.outputs.includes(to)) return []
    const [own, other] = [level.get(a) ?? 0, level.get(b) ?? 0]
    return own < other ? [] : [`${shown(dependency)}: ${b} is ${own === other ? 'beside' : 'above'} ${a}`]
  })
}

function beyondLimits(dependencies: readonly Dependency[], rules: Rules): string[] {
  const isAny = (file: string, places: readonly string[]) => places.some((place) => isWithin(file, place))
  return rules.limits.flatMap(({ in: places, never = [], only, why }) =>
    dependencies
      .filter(({ from, to }) => {
        if (isTest(from) || !isAny(from, places)) return false
        return isAny(to, never) || (only !== undefined && roomOf(to, rules) !== undefined && !isAny(to, only))
      })
      .map((dependency) => `${shown(dependency)}: ${why}`),
  )
}

const shown = ({ from, line, to, kind }: Dependency) => `${from}:${line} → ${to}${kind === 'value' ? '' : ` (${kind})`}`

/** Files that depend on each other, types included: one line per cycle, by its shortest path. */
function cycles(dependencies: readonly Dependency[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of dependencies) if (from !== to) next.set(from, [...(next.get(from) ?? []), to])
  const covered = new Set<string>()
  const found: string[] = []
  for (const start of [...next.keys()].sort()) {
    if (covered.has(start)) continue
    const cycle = shortestCycle(start, next)
    if (!cycle) continue
    for (const file of cycle) covered.add(file)
    found.push(`${[...cycle, start].join(' → ')}: a cycle`)
  }
  return found
}

/** Breadth-first search for the shortest path from a file back to itself. */
function shortestCycle(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const previous = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const to of next.get(file) ?? []) {
      if (to === start) return pathTo(file, start, previous)
      if (previous.has(to)) continue
      previous.set(to, file)
      queue.push(to)
    }
  }
  return undefined
}

function pathTo(file: string, start: string, previous: ReadonlyMap<string, string>): string[] {
  const files = [file]
  for (let at = file; at !== start; ) {
    at = previous.get(at) ?? start
    files.unshift(at)
  }
  return files
}
