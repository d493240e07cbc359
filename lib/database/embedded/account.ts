// The user that runs the embedded PostgreSQL: ours, except that PostgreSQL refuses root. For root it is the owner of
// existing data, else `postgres`, else `warta` (created if necessary), else `nobody`.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** A user to switch to. */
export type Account = { name: string; uid: number; gid: number }

/**
 * Returns the account for a cluster folder (which need not exist yet); undefined: stay who we are.
 *
 * @throws when we are root and there is no user to switch to
 */
export function accountFor(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const account = lookUp('postgres') ?? lookUp('warta') ?? create('warta') ?? lookUp('nobody')
  if (account) return account
  throw new Error(
    'PostgreSQL does not run as root, and no system user for it could be found or made. ' +
      'Create one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Tells whether the account may pass through to a folder and do what is asked there ("x" enter, "w" write). */
export function canReach(account: Account | undefined, folder: string, access: 'x' | 'w'): boolean {
  const test = spawnSync('/bin/sh', ['-c', `test -x "$1" && test -${access} "$1"`, 'sh', folder], {
    ...asAccount(account),
    cwd: '/',
  })
  return test.status === 0
}

/** The part of spawn's options that switches the user. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout))
  return uid && gid ? { name, uid, gid } : undefined
}

function create(name: string): Account | undefined {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name]],
    ['adduser', ['-S', '-D', '-H', name]],
  ]
  for (const [command, args] of attempts) {
    if (spawnSync(command, args).status === 0) return lookUp(name)
  }
  return undefined
}
