// Where the files of a data folder's cluster are: in the folder itself, or where PostgreSQL's account can go.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Account, accountFor, canReach } from './account.ts'

/** A cluster's folder, who runs it, and where files that this account needs may be put. */
export type Place = { cluster: string; account: Account | undefined; shelter: string }

const system = '/var/lib/warta'

/**
 * Decides where the cluster is. Normally `dataDir/postgres`. When we are root and PostgreSQL's own account
 * can't pass through to the data folder (a clone under /root), it is under /var/lib/warta, and a note in the
 * data folder says so: the note, not the folder's name, is what later starts go by.
 *
 * @param dataDir absolute path; made if it is not there
 * @param say told once when the cluster is put elsewhere
 * @throws when there is no place that the account can reach
 */
export function placeOf(dataDir: string, say: (line: string) => void): Place {
  mkdirSync(dataDir, { recursive: true })
  const note = path.join(dataDir, 'postgres.place')
  const noted = existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
  const cluster = noted ?? path.join(dataDir, 'postgres')
  const account = accountFor(cluster)
  if (noted) {
    refuseOthers(cluster, dataDir)
    return { cluster, account, shelter: system }
  }
  if (!account || canReach(account, dataDir, 'x')) {
    return { cluster, account, shelter: account ? system : dataDir }
  }
  if (existsSync(cluster)) {
    throw new Error(
      `${account.name} runs the database in ${cluster} but can't pass through to it. ` +
        `Let it (chmod a+x on the folders above), or start as the user who owns it.`,
    )
  }
  const elsewhere = path.join(system, randomBytes(6).toString('hex'))
  mkdirSync(elsewhere, { recursive: true })
  if (!canReach(account, elsewhere, 'x')) {
    throw new Error(`${account.name} can enter neither ${dataDir} nor ${elsewhere}. Set DATA_DIR to a folder it can.`)
  }
  const moved = path.join(elsewhere, 'postgres')
  writeFileSync(path.join(elsewhere, 'belongs-to'), `${dataDir}\n`)
  writeFileSync(note, `${moved}\n`)
  say(`PostgreSQL does not run as root, and ${account.name} can't enter ${dataDir}: the database is in ${moved}.`)
  return { cluster: moved, account, shelter: system }
}

/** A copied data folder carries the note along; two folders must not share one cluster. */
function refuseOthers(cluster: string, dataDir: string): void {
  const mark = path.join(path.dirname(cluster), 'belongs-to')
  const owner = existsSync(mark) ? readFileSync(mark, 'utf8').trim() : dataDir
  if (owner === dataDir) return
  if (existsSync(path.join(owner, 'postgres.place'))) {
    throw new Error(
      `${path.join(dataDir, 'postgres.place')} points at the database of ${owner}. ` +
        'If this folder is a copy, remove that file and postgres.json from it: it gets a database of its own.',
    )
  }
  // The data folder was moved here from there.
  writeFileSync(mark, `${dataDir}\n`)
}

/** Makes the shelter, open to everyone who has to pass through. */
export function openShelter(place: Place): void {
  mkdirSync(place.shelter, { recursive: true })
  if (place.shelter === system) chmodSync(system, 0o755)
}
