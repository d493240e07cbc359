// Ends processes of a site with SIGKILL: the web process, the worker, or PostgreSQL's first process.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BenchSite } from '../benchmarks/site.ts'

export const victims = ['web', 'worker', 'database'] as const
export type Victim = (typeof victims)[number]

/** Kills one; false if it is not there at the moment. */
export function kill(site: BenchSite, victim: Victim): boolean {
  const id =
    victim === 'database'
      ? databaseProcess(site.dataDir)
      : childOf(site.pid, `${victim === 'web' ? 'server' : 'worker'}.ts`)
  if (id === null) return false
  try {
    process.kill(id, 'SIGKILL')
    return true
  } catch {
    return false
  }
}

function databaseProcess(dataDir: string): number | null {
  try {
    const [id] = readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')
    return Number(id) || null
  } catch {
    return null
  }
}

/** The process below another one that runs a script. */
function childOf(ancestor: number, script: string): number | null {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const processes = lines.flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid && parent ? [{ pid: Number(pid), parent: Number(parent), args: args ?? '' }] : []
  })
  const below = new Set([ancestor])
  for (let size = 0; size !== below.size; ) {
    size = below.size
    for (const { pid, parent } of processes) if (below.has(parent)) below.add(pid)
  }
  return processes.find(({ pid, args }) => below.has(pid) && pid !== ancestor && args.endsWith(script))?.pid ?? null
}
