// A PostgreSQL server that outlived the process which started it: found by its pid file, stopped cleanly.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a running server writes into its cluster's pid file. */
export type PidFile = {
  pid: number
  /** Unix time in seconds. */
  startedAt: number
  /** Whether it takes connections. */
  ready: boolean
}

/** Reads a cluster's pid file; undefined when there is none or it is incomplete. */
export function readPidFile(cluster: string): PidFile | undefined {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  // Lines: process, cluster, start time, port, socket folder, address, shared memory, status.
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  return pid > 1 ? { pid, startedAt: Number(lines[2]), ready: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Stops the server that runs on a cluster, if one does. A pid file whose process is something else by now
 * (ids are given out again, in containers at once) is removed: PostgreSQL itself would refuse to start.
 *
 * @param say told when a server is found
 * @throws when the server does not stop within 30 s
 */
export async function stopLeftover(cluster: string, say: (line: string) => void): Promise<void> {
  const found = readPidFile(cluster)
  if (!found || !isAlive(found.pid)) return
  if (!runsOn(found.pid, cluster)) {
    rmSync(path.join(cluster, 'postmaster.pid'))
    return
  }
  say('The database is still running from before: stopping it.')
  await stopServer(found.pid)
}

/**
 * Stops a server by its process id: sessions are ended and everything is written out ("fast"); after 20 s
 * at once, leaving the rest to recovery at the next start, which loses nothing that was committed.
 *
 * @throws when it does not stop within 30 s
 */
export async function stopServer(pid: number): Promise<void> {
  const begun = Date.now()
  process.kill(pid, 'SIGINT')
  let forced = false
  while (isAlive(pid)) {
    const seconds = (Date.now() - begun) / 1000
    if (seconds > 30) throw new Error(`The database (process ${pid}) does not stop. End it by hand, then start again.`)
    if (seconds > 20 && !forced) {
      forced = true
      process.kill(pid, 'SIGQUIT')
    }
    await sleep(20)
  }
}

/** Whether a process runs; one that has ended and waits to be collected by its parent does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isZombie(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** PostgreSQL works in its cluster's folder; where the system does not tell that, its command line names it. */
function runsOn(pid: number, cluster: string): boolean {
  if (existsSync('/proc/self/cwd')) {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    } catch {
      return false
    }
  }
  const command = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return command.includes('postgres') && command.includes(cluster)
}
