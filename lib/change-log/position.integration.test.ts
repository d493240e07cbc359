// What a reader of the log reads, and what it does not miss: transactions that end in any order, at any time.
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { appendChange } from './append.ts'
import { beginning, currentPosition, type Position, readChanges } from './position.ts'
import type { CacheTag } from './tags.ts'

let database: TestDatabase
const writers: pg.Client[] = []
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())
beforeEach(async () => {
  await pool().query('TRUNCATE change_log RESTART IDENTITY')
})
afterEach(async () => {
  for (const writer of writers.splice(0)) await writer.end()
})

const append = (...tags: CacheTag[]) => appendChange(pool(), tags)

/** A transaction that has appended and is not committed. */
async function opened(...tags: CacheTag[]): Promise<pg.Client> {
  const writer = new pg.Client({ connectionString: database.url })
  await writer.connect()
  writers.push(writer)
  await writer.query('BEGIN')
  await appendChange(writer, tags)
  return writer
}

/** A reader that has read everything so far. */
async function reader(start?: Position) {
  let position = start ?? (await currentPosition(pool()))
  return {
    get position() {
      return position
    },
    /** Tags of what is new, or `lost`. */
    async read(limit = 1000): Promise<string[] | 'lost'> {
      const reading = await readChanges(pool(), position, limit)
      if (reading.kind === 'lost') return 'lost'
      position = reading.after()
      return reading.entries.flatMap(({ tags }) => tags)
    },
  }
}

describe('a reader', () => {
  it('reads nothing of what was there before it began, and each later entry once', async () => {
    await append('article:1')
    const { read } = await reader()
    expect(await read()).toEqual([])
    await append('article:2', 'front')
    await append('article:3')
    expect(await read()).toEqual(['article:2', 'front', 'article:3'])
    expect(await read()).toEqual([])
  })

  it('that starts at the beginning reads everything there is', async () => {
    await append('article:1')
    await append('article:2')
    const { read } = await reader(beginning)
    expect(await read()).toEqual(['article:1', 'article:2'])
  })

  it('takes each entry once, in whatever order transactions end', async () => {
    const { read } = await reader()
    const first = await opened('article:1')
    const second = await opened('article:2')
    await append('article:3')
    expect(await read()).toEqual(['article:3'])
    await second.query('COMMIT')
    expect(await read()).toEqual(['article:2'])
    expect(await read()).toEqual([])
    await first.query('COMMIT')
    expect(await read()).toEqual(['article:1'])
    expect(await read()).toEqual([])
  })

  it('that began while a transaction was open reads what that one commits', async () => {
    const writer = await opened('article:1')
    await append('article:2')
    const { read } = await reader()
    expect(await read()).toEqual([])
    await writer.query('COMMIT')
    expect(await read()).toEqual(['article:1'])
  })

  it('misses no transaction, however long it was open and however much was read meanwhile', async () => {
    const later = await reader()
    const writer = await opened()
    // Its entry is from long before anything that the reader remembers, by time and by number.
    await writer.query(`INSERT INTO change_log (at, tags) VALUES (now() - interval '3 hours', '{article:1}')`)
    for (let n = 2; n < 40; n += 1) {
      await append(`article:${n}`)
      expect(await later.read()).toEqual([`article:${n}`])
    }
    await pool().query(`UPDATE change_log SET at = at - interval '2 hours'`)
    const anew = await reader({ ...later.position, last: null })
    await writer.query('COMMIT')
    expect(await anew.read()).toEqual(['article:1'])
    expect(await anew.read()).toEqual([])
  })

  it('is not held up by a transaction that is undone', async () => {
    const { read } = await reader()
    const writer = await opened('article:1')
    await append('article:2')
    expect(await read()).toEqual(['article:2'])
    await writer.query('ROLLBACK')
    await append('article:3')
    expect(await read()).toEqual(['article:3'])
  })

  it('sees the entry of a savepoint that was released, and not of one that was undone', async () => {
    const { read } = await reader()
    const writer = await opened()
    await writer.query('SAVEPOINT one')
    await appendChange(writer, ['article:1'])
    await writer.query('RELEASE one')
    await writer.query('SAVEPOINT two')
    await appendChange(writer, ['article:2'])
    await writer.query('ROLLBACK TO two')
    await append('article:3')
    expect(await read()).toEqual(['article:3'])
    await writer.query('COMMIT')
    expect(await read()).toEqual(['article:1'])
  })

  it('goes on in parts, whatever is committed in between', async () => {
    const { read } = await reader()
    const writer = await opened('article:1')
    for (let n = 2; n <= 8; n += 1) await append(`article:${n}`)
    expect(await read(3)).toEqual(['article:2', 'article:3', 'article:4'])
    await writer.query('COMMIT')
    const rest = [await read(3), await read(3), await read(3)].flat()
    expect(rest.toSorted()).toEqual(['article:1', 'article:5', 'article:6', 'article:7', 'article:8'])
  })

  it('goes on in the order of numbers, not of their digits', async () => {
    await pool().query(
      `INSERT INTO change_log (xid, tags)
       SELECT n::text::xid8, ARRAY['article:' || n] FROM generate_series(12, 8, -1) n`,
    )
    const { read } = await reader(beginning)
    expect(await read(2)).toEqual(['article:8', 'article:9'])
    expect(await read(2)).toEqual(['article:10', 'article:11'])
    expect(await read(2)).toEqual(['article:12'])
  })

  it('goes on behind the entries that it took', async () => {
    for (let n = 1; n <= 5; n += 1) await append(`article:${n}`)
    const reading = await readChanges(pool(), beginning, 100)
    if (reading.kind === 'lost') throw new Error('lost')
    expect(reading.after(0)).toEqual(beginning)
    const { read } = await reader(reading.after(2))
    expect(await read()).toEqual(['article:3', 'article:4', 'article:5'])
    const { read: again } = await reader(reading.after())
    expect(await again()).toEqual([])
  })

  it('remembers no more entries than are needed', async () => {
    const all = await reader()
    const writer = await opened('article:1')
    for (let n = 2; n < 20; n += 1) await append(`article:${n}`)
    await all.read()
    expect(all.position.seen.length).toBeGreaterThanOrEqual(18)
    await writer.query('COMMIT')
    const passed = async () => {
      await append('front')
      await all.read()
      return all.position.seen.length
    }
    // Transactions of other tests hold it up, too: they share the server.
    await expect.poll(passed, { timeout: 20_000 }).toBe(0)
  })
})

describe('what a reader misses: twenty writers in any order', () => {
  it('nothing, and nothing twice', async () => {
    const { read } = await reader()
    const heard: string[] = []
    let writing = true
    const write = async (writer: number) => {
      const client = new pg.Client({ connectionString: database.url })
      await client.connect()
      for (let n = 0; n < 15; n += 1) {
        await client.query('BEGIN')
        await appendChange(client, [`article:${writer * 1000 + n}`])
        if ((writer + n) % 3 === 0) await client.query('SELECT pg_sleep(random() * 0.02)')
        await client.query((writer + n) % 7 === 0 ? 'ROLLBACK' : 'COMMIT')
      }
      await client.end()
    }
    const follow = async () => {
      while (writing) heard.push(...(await read(7)))
    }
    const following = follow()
    await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)))
    writing = false
    await following
    for (let more = await read(); more.length > 0; more = await read()) heard.push(...more)
    const { rows } = await pool().query<{ tag: string }>('SELECT unnest(tags) AS tag FROM change_log')
    expect(rows.length).toBeGreaterThan(200)
    expect(heard.toSorted()).toEqual(rows.map(({ tag }) => tag).toSorted())
  })
})

describe('a position in the log', () => {
  /** As if the log had gone on, or been changed, since a reader read ten entries. */
  const readerBefore = async (change: string) => {
    for (let n = 1; n <= 10; n += 1) await append(`article:${n}`)
    const { position, read } = await reader()
    await pool().query(change)
    return { position, read }
  }
  const more = (count: number) => `INSERT INTO change_log (tags) SELECT '{front}' FROM generate_series(1, ${count})`

  it.each([
    ['a moment later', 'SELECT 1', false],
    ['hundreds of entries later', more(490), false],
    ['when rows may have been deleted unseen', `DELETE FROM change_log; ${more(1)}`, true],
    ['when the log is empty because its rows were deleted', 'DELETE FROM change_log', false],
    ['when numbers begin anew', `TRUNCATE change_log RESTART IDENTITY; ${more(3)}`, true],
    [
      'when numbers have begun anew, and gone on further than before',
      `TRUNCATE change_log RESTART IDENTITY; ${more(20)}`,
      true,
    ],
  ])('%s: lost or not', async (_when, change, lost) => {
    const { read } = await readerBefore(change)
    expect((await read()) === 'lost').toBe(lost)
  })

  it('is lost in a database whose transactions are numbered from the beginning', async () => {
    const { position } = await readerBefore('SELECT 1')
    const dumped = { ...position, horizon: (BigInt(position.horizon) + 1_000_000n).toString() }
    expect(await (await reader(dumped)).read()).toBe('lost')
    // What was dumped carries the numbers of the other server, and is read once.
    await pool().query(`UPDATE change_log SET xid = (xid::text::bigint + 1000000)::text::xid8`)
    const { read } = await reader()
    expect(await read()).toEqual([])
    await append('article:11')
    expect(await read()).toEqual(['article:11'])
    expect(await read()).toEqual([])
  })
})
