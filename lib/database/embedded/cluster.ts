// Makes a database cluster: the files of a PostgreSQL server, its only role and its only database.
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { asAccount } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Place } from './place.ts'

/** Loopback with a password is the only way in; the superuser has none, so only single-user mode is left for it. */
const accessRules = 'host all all 127.0.0.1/32 scram-sha-256\n'

/**
 * Ctype decides which characters are letters for full-text search and trigrams: "C" knows ASCII only.
 * Sorting and case come from PostgreSQL itself (builtin provider), the same on every machine.
 */
const characterTypes = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8', 'C']

/** The environment for PostgreSQL's programs: nothing of ours that would change what they do. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV, ...others } = process.env
  const kept = Object.entries(others).filter(([name]) => !/^(PG|LC_|LANG|NODE_)/.test(name))
  return { NODE_ENV, ...Object.fromEntries(kept), LC_ALL: 'C' }
}

/**
 * Makes the cluster if it is not there yet. It is made beside its place and moved there when it is whole,
 * so a process killed half-way leaves nothing that looks like a database.
 *
 * @param password of the role "warta", which owns the database "warta" and is no superuser
 * @throws with PostgreSQL's own words when it can't be made, and when it was made by another major release
 */
export function ensureCluster(place: Place, binaries: Binaries, password: string): void {
  if (existsSync(place.cluster)) {
    refuseOtherRelease(place.cluster, binaries.major)
    return
  }
  const draft = `${place.cluster}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  if (place.account) chownSync(draft, place.account.uid, place.account.gid)
  initialise(place, binaries, draft)
  writeFileSync(path.join(draft, 'pg_hba.conf'), accessRules)
  setPassword(place, binaries, password, draft)
  renameSync(draft, place.cluster)
}

/**
 * Gives the role "warta" a password, making role and database if they are not there. The server must be stopped:
 * this uses PostgreSQL's single-user mode, which needs no password.
 */
export function setPassword(place: Place, binaries: Binaries, password: string, cluster = place.cluster): void {
  const literal = `'${password.replaceAll("'", "''")}'`
  // A statement that fails because its object is there already does not stop the ones after it.
  const input = [
    'CREATE ROLE warta LOGIN CREATEDB',
    `ALTER ROLE warta PASSWORD ${literal}`,
    'GRANT pg_monitor TO warta',
    'CREATE DATABASE warta OWNER warta',
    '',
  ].join('\n')
  const args = ['--single', '-D', cluster, '-c', 'log_statement=none', 'postgres']
  const result = run(place, binaries.postgres, args, input)
  if (result.status !== 0) throw new Error(`PostgreSQL could not set up the database:\n${result.output}`)
}

function initialise(place: Place, binaries: Binaries, folder: string): void {
  let output = ''
  for (const type of characterTypes) {
    const result = run(place, binaries.initdb, [
      ...['-D', folder, '-U', 'postgres', '--auth=reject', '--encoding=UTF8', '--text-search-config=simple'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${type}`],
    ])
    if (result.status === 0) return
    output = result.output
    if (!output.includes('invalid locale name')) break
  }
  throw new Error(`PostgreSQL could not make a database in ${folder}:\n${output}`)
}

function run(place: Place, program: string, args: string[], input = '') {
  const result = spawnSync(program, args, {
    ...asAccount(place.account),
    cwd: '/',
    env: serverEnvironment(),
    input,
    encoding: 'utf8',
  })
  const output = `${result.error ? explain(result.error) : ''}${result.stderr ?? ''}`.trim()
  return { status: result.status, output }
}

/** The binaries are linked against glibc: elsewhere the kernel says "not found" of a file that is there. */
function explain(error: Error): string {
  if (!('code' in error) || error.code !== 'ENOENT') return `${error.message}\n`
  return 'The embedded PostgreSQL needs a system with glibc (not Alpine). Set DATABASE_URL to use another server.\n'
}

function refuseOtherRelease(cluster: string, major: string): void {
  const made = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (made === major) return
  throw new Error(
    `The database in ${cluster} was made by PostgreSQL ${made}; this version of Warta brings ${major}. ` +
      'docs/operating.md, "Upgrades", says how to take it along.',
  )
}
