// The database server that the tested site runs on, from outside.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { dataDir } from './site.ts'

/** Whether the server's processes can be found here: in /proc. */
export const canFreezeDatabase = process.platform === 'linux'

function signal(name: 'SIGSTOP' | 'SIGCONT'): void {
  const pid = Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  for (const process_ of [pid, ...children]) process.kill(process_, name)
}

/** Runs `work` while the database is frozen: its connections hang, as they do when a machine is lost. */
export async function withFrozenDatabase(work: () => Promise<void>): Promise<void> {
  signal('SIGSTOP')
  try {
    await work()
  } finally {
    signal('SIGCONT')
  }
}
