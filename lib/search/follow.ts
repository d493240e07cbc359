// Keeps the index up to date: the worker follows the change log, as web processes do.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { staleStories, withdrawnStories } from './status.ts'
import { addWords, indexStories } from './stories.ts'

/** Key of PostgreSQL's advisory lock: one worker follows, the others wait to take over. */
const lockKey = 0x57_53_45_41

/** How often the log is looked at. */
const everyMs = 300

/** A change is logged with the moment its transaction began, and seen when it ends: so far back is looked each time. */
const overlapMs = 60_000

/** How often what was changed lately is compared with the index, whatever the log says. */
const compareMs = 60_000
const comparedMs = 20 * 60_000

const batch = 100

type Change = { id: string; at: Date; tags: string[] }

const changesQuery = `
  select id::text, at, tags from change_log where at > $1 and not (id = any($2::bigint[])) order by id limit 2000`

const articleTag = /^article:(\d{1,10})$/

/** Ids of the stories that changes are about. */
function storiesOf(changes: readonly Change[]): number[] {
  const ids = changes.flatMap(({ tags }) => tags.flatMap((tag) => Number(articleTag.exec(tag)?.[1] ?? 0)))
  return [...new Set(ids.filter((id) => id > 0 && id < 2 ** 31))].sort((a, b) => a - b)
}

async function indexAll(client: pg.Client, ids: readonly number[], signal: AbortSignal): Promise<void> {
  for (let from = 0; from < ids.length && !signal.aborted; from += batch) {
    const { words } = await indexStories(client, ids.slice(from, from + batch))
    await addWords(client, words)
  }
}

/**
 * Follows the change log until `signal` is aborted: a story can be found within a second of its change. What is missing
 * at the beginning, after an upgrade or a long pause, is indexed first.
 *
 * @param connection for a connection of its own
 * @throws when the connection is lost; call it again then
 */
export async function followChanges(connection: pg.ClientConfig, signal: AbortSignal): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'warta search', keepAlive: true })
  // Without a listener a lost connection would end the process; the next query reports it.
  client.on('error', () => undefined)
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => undefined)
  try {
    await client.connect()
    while (!signal.aborted && !(await tryLock(client))) await pause(1000)
    if (signal.aborted) return
    let until = await begin(client)
    const seen = new Map<string, number>()
    await indexAll(client, await withdrawnStories(client), signal)
    // Readers search what changes now while the rest is caught up with.
    let behind: number[] = await staleStories(client)
    let comparedAt = Date.now()
    while (!signal.aborted) {
      const { rows } = await client.query<Change>(changesQuery, [new Date(until - overlapMs), [...seen.keys()]])
      await indexAll(client, storiesOf(rows), signal)
      for (const { id, at } of rows) {
        seen.set(id, at.getTime())
        until = Math.max(until, at.getTime())
      }
      for (const [id, at] of seen) if (at < until - 2 * overlapMs) seen.delete(id)
      if (rows.length > 0) await remember(client, until)
      if (behind.length > 0) {
        await indexAll(client, behind.slice(0, batch), signal)
        behind = behind.slice(batch)
        continue
      }
      if (Date.now() - comparedAt > compareMs) {
        comparedAt = Date.now()
        behind = await staleStories(client, new Date(comparedAt - comparedMs))
      }
      await pause(everyMs)
    }
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [lockKey])
  return rows[0]?.locked === true
}

/** Milliseconds up to which changes were followed when a worker last did. */
async function begin(client: pg.Client): Promise<number> {
  await client.query('insert into search_state (followed_until) values (now()) on conflict (one) do nothing')
  const { rows } = await client.query<{ at: Date }>('select followed_until as at from search_state')
  return rows[0]?.at.getTime() ?? 0
}

async function remember(client: pg.Client, until: number): Promise<void> {
  await client.query('update search_state set followed_until = greatest(followed_until, $1)', [new Date(until)])
}
