// Keeps the index up to date: the worker follows the change log, as web processes do.
import type pg from 'pg'
import { beginning, currentPosition, readChanges } from '#lib/change-log/position.ts'
import { loadPosition, savePosition } from '#lib/change-log/stored-position.ts'
import { storiesOf } from '#lib/change-log/tags.ts'
import { lead } from '#lib/queue/lead.ts'
import { hasCurrentForm } from './form.ts'
import { rebuild } from './rebuild.ts'
import { staleStories, withdrawnStories } from './status.ts'
import { addWords, indexStories } from './stories.ts'

/** How often the log is looked at. */
const everyMs = 300

/** How often what was changed lately is compared with the index, whatever the log says. */
const compareMs = 60_000
const comparedMs = 20 * 60_000

const batch = 100
const mostEntries = 2000

async function indexAll(client: pg.Client, ids: readonly number[], signal: AbortSignal): Promise<void> {
  for (let from = 0; from < ids.length && !signal.aborted; from += batch) {
    const { words } = await indexStories(client, ids.slice(from, from + batch))
    await addWords(client, words)
  }
}

/**
 * Follows the change log until `signal` is aborted: a story can be found within a second of its change. What is missing
 * at the beginning, after a long pause, is indexed while changes are followed; everything is, after an upgrade that
 * indexes in another form.
 *
 * @param pool for what takes long
 * @param connection for a connection of its own
 * @throws when the connection is lost; call it again then
 */
export async function followChanges(pool: pg.Pool, connection: pg.ClientConfig, signal: AbortSignal): Promise<void> {
  let position = beginning
  let comparedAt = 0
  /** Indexes what has changed; false: nobody knows what has, and everything must be compared. */
  const follow = async (client: pg.Client): Promise<boolean> => {
    const reading = await readChanges(client, position, mostEntries)
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
  /** Readers search what changes now while the rest is caught up with. */
  const catchUp = async (client: pg.Client, behind: readonly number[]) => {
    for (let from = 0; from < behind.length && !signal.aborted; from += batch) {
      await follow(client)
      await indexAll(client, behind.slice(from, from + batch), signal)
    }
    comparedAt = Date.now()
  }
  /** As well: in turn, since there is one connection. */
  const renew = async (client: pg.Client) => {
    let following: Promise<unknown> = Promise.resolve()
    const followInTurn = async () => {
      following = following.then(() => follow(client))
      await following
    }
    await rebuild(pool, followInTurn, signal)
    comparedAt = Date.now()
  }
  await lead({
    what: 'search',
    connection: { ...connection, application_name: 'warta search' },
    begin: async (client) => {
      position = (await loadPosition(client, 'search')).position
      // Whatever the log can't say any more is found by comparing everything, after it.
      await follow(client)
      if (!(await hasCurrentForm(client))) return renew(client)
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
