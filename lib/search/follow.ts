// Keeps the index up to date: the worker follows the change log, as web processes do.
import type pg from 'pg'
import { type CacheTag, storiesOf } from '#lib/change-log/tags.ts'
import { lead } from '#lib/queue/lead.ts'
import { hasCurrentForm } from './form.ts'
import { rebuild } from './rebuild.ts'
import { staleStories, withdrawnStories } from './status.ts'
import { addWords, indexStories } from './stories.ts'

/** How often the log is looked at. */
const everyMs = 300

/** A change is logged with the moment its transaction began, and seen when it ends: so far back is looked each time. */
const overlapMs = 60_000

/** How often what was changed lately is compared with the index, whatever the log says. */
const compareMs = 60_000
const comparedMs = 20 * 60_000

const batch = 100

type Change = { id: string; at: Date; tags: CacheTag[] }

const changesQuery = `
  SELECT id::text, at, tags FROM change_log WHERE at > $1 AND NOT (id = ANY($2::bigint[])) ORDER BY id LIMIT 2000`

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
  let until = 0
  let comparedAt = 0
  const seen = new Map<string, number>()
  const follow = async (client: pg.Client) => {
    const { rows } = await client.query<Change>(changesQuery, [new Date(until - overlapMs), [...seen.keys()]])
    await indexAll(client, storiesOf(rows.flatMap(({ tags }) => tags)), signal)
    for (const { id, at } of rows) {
      seen.set(id, at.getTime())
      until = Math.max(until, at.getTime())
    }
    for (const [id, at] of seen) if (at < until - 2 * overlapMs) seen.delete(id)
    if (rows.length > 0) await remember(client, until)
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
    let following = Promise.resolve()
    await rebuild(pool, () => (following = following.then(() => follow(client))), signal)
    comparedAt = Date.now()
  }
  await lead({
    what: 'search',
    connection: { ...connection, application_name: 'warta search' },
    begin: async (client) => {
      until = await begin(client)
      if (!(await hasCurrentForm(client))) return renew(client)
      await indexAll(client, await withdrawnStories(client), signal)
      await catchUp(client, await staleStories(client))
    },
    work: async (client) => {
      await follow(client)
      if (Date.now() - comparedAt <= compareMs) return
      await catchUp(client, await staleStories(client, new Date(Date.now() - comparedMs)))
    },
    everyMs,
    signal,
  })
}

/** Milliseconds up to which changes were followed when a worker last did. */
async function begin(client: pg.Client): Promise<number> {
  await client.query('INSERT INTO search_state (followed_until) VALUES (now()) ON CONFLICT (one) DO NOTHING')
  const { rows } = await client.query<{ at: Date }>('SELECT followed_until AS at FROM search_state')
  return rows[0]?.at.getTime() ?? 0
}

async function remember(client: pg.Client, until: number): Promise<void> {
  await client.query('UPDATE search_state SET followed_until = greatest(followed_until, $1)', [new Date(until)])
}
