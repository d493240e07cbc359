// Keeps the search index up to date: one worker follows the change log.
import type pg from 'pg'
import { beginning, currentPosition, readChanges } from '#lib/change-log/position.ts'
import { loadPosition, savePosition } from '#lib/change-log/stored-position.ts'
import { storiesOf } from '#lib/change-log/tags.ts'
import { runAsLeader } from '#lib/queue/leader.ts'
import { hasCurrentVersion } from './index-version.ts'
import { rebuild } from './rebuild.ts'
import { staleStories, withdrawnStories } from './status.ts'
import { addWords, indexStories } from './stories.ts'

/** Milliseconds between readings of the log. */
const everyMs = 300

/** Every minute, the stories saved in the last twenty minutes are compared with the index, independently of the log. */
const compareMs = 60_000
const comparedMs = 20 * 60_000

const batchSize = 100
const maximumEntries = 2000

async function indexAll(client: pg.Client, ids: readonly number[], signal: AbortSignal): Promise<void> {
  for (let from = 0; from < ids.length && !signal.aborted; from += batchSize) {
    const { words } = await indexStories(client, ids.slice(from, from + batchSize))
    await addWords(client, words)
  }
}

/**
 * Follows the change log until `signal` is aborted: a story can be found within a second of its change. At the beginning
 * it compares all stories with the index and indexes the missing ones, or all of them after an upgrade that indexes in
 * another form; changes are followed meanwhile.
 *
 * @param pool for long work
 * @param connection settings of a separate connection
 * @throws when the connection is lost; the caller calls it again
 */
export async function followChanges(pool: pg.Pool, connection: pg.ClientConfig, signal: AbortSignal): Promise<void> {
  let position = beginning
  let comparedAt = 0
  /** Indexes the changed stories; `false` when they can't be known and everything has to be compared. */
  const follow = async (client: pg.Client): Promise<boolean> => {
    const reading = await readChanges(client, position, maximumEntries)
    if (reading.kind === 'lost') {
      position = await currentPosition(client)
    } else {
      await indexAll(client, storiesOf(reading.entries.flatMap(({ tags }) => tags)), signal)
      if (signal.aborted) return true
      position = reading.after()
      if (reading.entries.length === 0) return true
    }
    await savePosition(client, 'search', position)
    return reading.kind === 'read'
  }
  /** Indexes stories that are behind; changes made meanwhile come first. */
  const catchUp = async (client: pg.Client, behind: readonly number[]) => {
    for (let from = 0; from < behind.length && !signal.aborted; from += batchSize) {
      await follow(client)
      await indexAll(client, behind.slice(from, from + batchSize), signal)
    }
    comparedAt = Date.now()
  }
  /** Indexes everything anew. Changes made meanwhile are indexed on the one connection, one reading at a time. */
  const renew = async (client: pg.Client) => {
    let following: Promise<unknown> = Promise.resolve()
    const followInTurn = async () => {
      following = following.then(() => follow(client))
      await following
    }
    await rebuild(pool, followInTurn, signal)
    comparedAt = Date.now()
  }
  await runAsLeader({
    task: 'search',
    connection: { ...connection, application_name: 'warta search' },
    begin: async (client) => {
      position = (await loadPosition(client, 'search')).position
      // The comparison comes second: it finds the changes before a position that was lost.
      await follow(client)
      if (!(await hasCurrentVersion(client))) return renew(client)
      await indexAll(client, await withdrawnStories(client), signal)
      await catchUp(client, await staleStories(client))
    },
    work: async (client) => {
      if (!(await follow(client))) return catchUp(client, await staleStories(client))
      if (Date.now() - comparedAt <= compareMs) return
      await catchUp(client, await staleStories(client, new Date(Date.now() - comparedMs)))
    },
    everyMs,
    signal,
  })
}
