// The import graph of the project: its arrows between rooms, and what is wrong with them.
import path from 'node:path'
import type { Kind, Mention } from './imports.ts'
import type { Limit } from './rooms.ts'

/** A file that names another, or a package. */
export type Arrow = { from: string; line: number; to: string; kind: Kind }

/** What the checks go by: see rooms.ts. */
export type Plan = {
  rooms: readonly (readonly string[])[]
  limits: readonly Limit[]
  outputs: readonly string[]
}

/** Tests, their helpers, and the programs that run them or look at pages as they do. */
export const isTest = (file: string): boolean =>
  /(?:^|\/)testing\/|\.(?:test|spec)\.|\bvitest\.|^e2e\/|^scripts\/(?:contact-sheet|test-runner)\//.test(file)

const lies = (file: string, place: string) => file === place || file.startsWith(`${place}/`)

/** @returns the room of a file, undefined when no room has it */
export function roomOf(file: string, { rooms }: Plan): string | undefined {
  const tested = file.replace(/(?:\.integration)?\.test(?=\.\w+$)/, '')
  return rooms.flat().find((room) => lies(tested, room))
}

/**
 * Where the mentions of one file lead.
 *
 * @param files every file of the project, by path from its root
 * @returns one arrow per file or package; a template string leads to all that it may name
 */
export function arrowsOf(from: string, mentions: readonly Mention[], files: ReadonlySet<string>): Arrow[] {
  return mentions.flatMap(({ specifier, kind, line }) =>
    resolve(from, specifier, kind, files).map((to) => ({ from, line, to, kind })),
  )
}

function resolve(from: string, specifier: string, kind: Kind, files: ReadonlySet<string>): string[] {
  const local = /^\.{1,2}\//.test(specifier) ? path.posix.join(path.posix.dirname(from), specifier) : undefined
  const target = local ?? (kind === 'string' ? specifier.replace(/^[#/]|#\w+$/g, '') : inProject(specifier))
  if (target === undefined) return [specifier]
  if (!target.includes('*')) return files.has(target) ? [target] : []
  const pattern = new RegExp(`^${target.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`)
  return [...files].filter((file) => pattern.test(file))
}

const inProject = (specifier: string) => (specifier.startsWith('#') ? specifier.slice(1) : undefined)

/**
 * Components that Payload would look for in vain: `/path/from/the/root.tsx#Export`.
 *
 * @param exportsOf names that a file exports, undefined when there is no such file
 * @returns a line each
 */
export function lostComponents(
  from: string,
  mentions: readonly Mention[],
  exportsOf: (file: string) => ReadonlySet<string> | undefined,
): string[] {
  return mentions.flatMap(({ specifier, kind, line }) => {
    const [, file, name] = /^\/(.+)#(\w+)$/.exec(kind === 'string' ? specifier : '') ?? []
    if (!file || !name || exportsOf(file)?.has(name)) return []
    return [`${from}:${line} names ${specifier}, which is not there`]
  })
}

/** How many imports one room has of another, of production code and of tests, and how many of them are types only. */
export type Sum = { from: string; to: string; code: number; codeTypes: number; tests: number }

/** @returns arrows between rooms, in the order of the plan */
export function sumUp(arrows: readonly Arrow[], plan: Plan): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { from, to, kind } of arrows) {
    const [a, b] = [roomOf(from, plan), roomOf(to, plan)]
    if (!a || !b || a === b) continue
    const sum = sums.get(`${a} ${b}`) ?? { from: a, to: b, code: 0, codeTypes: 0, tests: 0 }
    if (isTest(from)) sum.tests += 1
    else sum.code += 1
    if (!isTest(from) && kind === 'type') sum.codeTypes += 1
    sums.set(`${a} ${b}`, sum)
  }
  const place = new Map(plan.rooms.flat().map((room, index) => [room, index]))
  const rank = ({ from, to }: Sum) => (place.get(from) ?? 0) * 1000 + (place.get(to) ?? 0)
  return [...sums.values()].sort((a, b) => rank(a) - rank(b))
}

/**
 * Everything that breaks the plan.
 *
 * @param files every source file
 * @returns a line each, empty if all is well
 */
export function faultsOf(files: readonly string[], arrows: readonly Arrow[], plan: Plan): string[] {
  return [...homeless(files, plan), ...upward(arrows, plan), ...beyondLimits(arrows, plan), ...circles(arrows)]
}

function homeless(files: readonly string[], plan: Plan): string[] {
  return files
    .filter((file) => roomOf(file, plan) === undefined)
    .map((file) => `${file} stands in no room: give it one in scripts/import-graph/rooms.ts`)
}

function upward(arrows: readonly Arrow[], plan: Plan): string[] {
  const level = new Map(plan.rooms.flatMap((line, index) => line.map((room) => [room, index] as const)))
  return arrows.flatMap((arrow) => {
    const [a, b] = [roomOf(arrow.from, plan), roomOf(arrow.to, plan)]
    if (!a || !b || a === b) return []
    if (!isTest(arrow.from) && isTest(arrow.to)) return [`${shown(arrow)}: only tests use helpers of tests`]
    const [above, below] = [level.get(a) ?? 0, level.get(b) ?? 0]
    if (above < below || isTest(arrow.from) || plan.outputs.includes(arrow.to)) return []
    return [`${shown(arrow)}: ${b} ${above === below ? 'stands beside' : 'stands above'} ${a}`]
  })
}

function beyondLimits(arrows: readonly Arrow[], plan: Plan): string[] {
  const within = (file: string, places: readonly string[]) => places.some((place) => lies(file, place))
  return plan.limits.flatMap(({ in: places, never = [], only, why }) =>
    arrows
      .filter(({ from, to }) => {
        if (isTest(from) || !within(from, places)) return false
        return within(to, never) || (only !== undefined && roomOf(to, plan) !== undefined && !within(to, only))
      })
      .map((arrow) => `${shown(arrow)}: ${why}`),
  )
}

const shown = ({ from, line, to, kind }: Arrow) => `${from}:${line} → ${to}${kind === 'value' ? '' : ` (${kind})`}`

/** Files that import each other round about, types too: one line per circle, its shortest way round. */
function circles(arrows: readonly Arrow[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows) if (from !== to) next.set(from, [...(next.get(from) ?? []), to])
  const told = new Set<string>()
  const found: string[] = []
  for (const start of [...next.keys()].sort()) {
    if (told.has(start)) continue
    const circle = shortestWayBack(start, next)
    if (!circle) continue
    for (const file of circle) told.add(file)
    found.push(`${[...circle, start].join(' → ')}: a circle`)
  }
  return found
}

function shortestWayBack(start: string, next: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const waiting = [start]
  for (const file of waiting) {
    for (const to of next.get(file) ?? []) {
      if (to === start) return wayTo(file, start, cameFrom)
      if (cameFrom.has(to)) continue
      cameFrom.set(to, file)
      waiting.push(to)
    }
  }
  return undefined
}

function wayTo(file: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [file]
  for (let at = file; at !== start; ) {
    at = cameFrom.get(at) ?? start
    way.unshift(at)
  }
  return way
}
