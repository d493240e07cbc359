// At most one process runs the server of a data folder. The lock is the operating system's (SQLite's lock on a file):
// it ends with its process, however that ends, so it is never stale and no process id has to be trusted.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** A held lock. */
export type Lock = { release(): void }

/**
 * Takes the lock of a data folder.
 *
 * @param dataDir absolute path; made if it is not there
 * @param holder what this process is, for the message that others get ("scripts/start")
 * @throws when a living process holds it, saying which
 */
export function lockData(dataDir: string, holder: string): Lock {
  mkdirSync(dataDir, { recursive: true })
  const note = path.join(dataDir, 'lock.holder')
  const lock = new DatabaseSync(path.join(dataDir, 'lock'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!(error instanceof Error && error.message.includes('locked'))) throw error
    throw new Error(`The data in ${dataDir} is in use by ${holderOf(note)}. Stop it first, or set another DATA_DIR.`)
  }
  writeFileSync(note, `${holder} (process ${process.pid})\n`)
  return {
    release() {
      rmSync(note, { force: true })
      lock.close()
    },
  }
}

function holderOf(note: string): string {
  try {
    return readFileSync(note, 'utf8').trim()
  } catch {
    return 'another process'
  }
}
