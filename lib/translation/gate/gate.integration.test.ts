// What holds several workers to the limits of one service.
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectionSettings } from '#lib/database/connection.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { type Engine, EngineError, type EngineErrorKind, type EngineLimits } from '../engines/index.ts'
import { until } from '../testing/until.ts'
import type { EngineAnswer } from '../types.ts'
import { takeFromBuckets } from './budget.ts'
import { askWithinLimits, EnginePausedError, type Gate } from './index.ts'
import { Slots } from './slots.ts'

let database: TestDatabase
let slots: Slots[] = []
let warnings: string[] = []
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.drop())
beforeEach(async () => {
  warnings = []
  await pool().query('TRUNCATE translation_engines, translation_usage')
})
afterEach(async () => {
  for (const each of slots) await each.close()
  slots = []
})

const none: EngineLimits = {
  concurrency: 4,
  requestsPerMinute: null,
  charactersPerMinute: null,
  charactersPerDay: null,
  charactersPerMonth: null,
  price: 20,
  batchCharacters: 4000,
  batchSegments: 20,
}
const engine = (limits: Partial<EngineLimits> = {}): Engine => ({
  name: 'openai',
  model: null,
  limits: { ...none, ...limits },
  translate: () => Promise.reject(new Error('not asked')),
  check: () => Promise.reject(new Error('not asked')),
})

const connect = async () => {
  const client = new pg.Client(connectionSettings())
  await client.connect()
  return client
}

/** The way to a service as one worker has it: connections of its own. */
function worker(): Gate {
  const own = new Slots(connect)
  slots.push(own)
  return {
    db: pool(),
    slots: own,
    warn: (sentence) => void warnings.push(sentence),
    async inTransaction(work) {
      const client = await pool().connect()
      try {
        await client.query('BEGIN')
        const result = await work(client)
        await client.query('COMMIT')
        return result
      } finally {
        client.release()
      }
    },
  }
}

const going = new AbortController().signal
const load = (characters = 100) => ({ engine: 'openai', locale: 'ar', segments: 1, characters }) as const
const answer: EngineAnswer = { texts: new Map(), tokens: 12 }
const pass = (gate: Gate, limits: Partial<EngineLimits> = {}, characters = 100, ask = async () => answer) =>
  askWithinLimits(gate, engine(limits), load(characters), going, ask)
const failing =
  (kind: EngineErrorKind, retryAfter: number | null = null) =>
  () =>
    Promise.reject(new EngineError(kind, `it failed: ${kind}`, retryAfter))
const fail = (gate: Gate, kind: EngineErrorKind, retryAfter: number | null = null) =>
  pass(gate, {}, 100, failing(kind, retryAfter)).then(
    () => null,
    (error: unknown) => error,
  )
const notNow = async (promise: Promise<unknown>): Promise<EnginePausedError> => {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof EnginePausedError) return error
  throw new Error(`expected it to be refused, got ${error}`)
}
const openFor = async () => {
  const { rows } = await pool().query<{ seconds: number | null }>(
    'SELECT extract(epoch FROM open_until - now())::float8 AS seconds FROM translation_engines',
  )
  return rows[0]?.seconds ?? null
}
const wait = () => pool().query("UPDATE translation_engines SET open_until = now() - interval '1 millisecond'")
const usage = async () =>
  (
    await pool().query(
      'SELECT requests, segments, characters::int, tokens::int, cost::float8 FROM translation_usage ORDER BY day DESC',
    )
  ).rows

describe('the breaker', () => {
  it('opens after five failures in a row, for all workers, twice as long each time', async () => {
    const [one, other] = [worker(), worker()]
    for (let failure = 1; failure <= 4; failure += 1) expect(await fail(one, 'unavailable')).toBeInstanceOf(EngineError)
    expect(await openFor()).toBeNull()
    await fail(other, 'overloaded')
    const refused = await notNow(pass(one))
    expect(refused).toMatchObject({ reason: 'unreachable', message: expect.stringContaining('it failed: overloaded') })
    expect(refused.until.getTime()).toBeGreaterThan(Date.now())
    await notNow(pass(other))
    const first = (await openFor()) ?? 0
    await wait()
    await fail(other, 'unavailable')
    expect((await openFor()) ?? 0).toBeGreaterThan(first)
    await wait()
    await fail(other, 'unavailable')
    expect(await openFor()).toBeGreaterThan(7)
    expect(await openFor()).toBeLessThan(8.1)
  })

  it('is closed again by one answer, and the failures before are forgotten', async () => {
    const gate = worker()
    for (let failure = 1; failure <= 4; failure += 1) await fail(gate, 'unavailable')
    await pass(gate)
    for (let failure = 1; failure <= 4; failure += 1) await fail(gate, 'unavailable')
    await pass(gate)
    expect(await openFor()).toBeNull()
  })

  it('lets one request through when its time is over; the others wait until it is answered', async () => {
    const workers = [worker(), worker(), worker()]
    for (let failure = 1; failure <= 5; failure += 1) await fail(worker(), 'unavailable')
    await wait()
    let asked = 0
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const slowly = async () => {
      asked += 1
      await released
      return answer
    }
    const all = [...workers, ...workers].map((gate) =>
      pass(gate, {}, 100, slowly).then(
        () => 'answered',
        () => 'refused',
      ),
    )
    await until(async () => asked > 0 || 'nobody asks')
    const others = await Promise.all(all.map((one) => Promise.race([one, sleep(300, 'open')])))
    expect(others.sort()).toEqual(['open', ...Array(5).fill('refused')])
    release()
    expect((await Promise.all(all)).filter((end) => end === 'answered')).toHaveLength(1)
    expect(asked).toBe(1)
    await pass(worker())
  })

  it('is asked again by those who have waited for a slot', async () => {
    const gate = worker()
    let fails = () => {}
    const failed = new Promise<never>((_, reject) => {
      fails = () => reject(new EngineError('unavailable', 'it hangs'))
    })
    const first = pass(gate, { concurrency: 1 }, 100, () => failed).catch((error: unknown) => error)
    await until(async () => (await usage()).length > 0 || 'not booked')
    let asked = 0
    const waiting = [1, 2, 3, 4].map(() =>
      pass(gate, { concurrency: 1 }, 100, async () => {
        asked += 1
        return answer
      }).catch((error: unknown) => error),
    )
    // Time enough to come as far as the slot.
    await sleep(200)
    await pool().query(
      "INSERT INTO translation_engines (engine, failures) VALUES ('openai', 4) ON CONFLICT (engine) DO UPDATE SET failures = 4",
    )
    fails()
    await first
    for (const one of waiting) expect(await one).toBeInstanceOf(EnginePausedError)
    expect(asked).toBe(0)
  })

  it.each<readonly [EngineErrorKind, number | null, string, number]>([
    ['overloaded', 7_000, 'unreachable', 7],
    ['unavailable', 3_000, 'unreachable', 3],
    ['refused', null, 'refused', 600],
    ['quota', null, 'refused', 600],
    ['overloaded', 99_999_000, 'unreachable', 600],
  ])('opens at once when the service says so: %s, %s ms', async (kind, retryAfter, reason, seconds) => {
    await fail(worker(), kind, retryAfter)
    expect(await notNow(pass(worker()))).toMatchObject({
      reason,
      message: expect.stringContaining(`it failed: ${kind}`),
    })
    expect(await openFor()).toBeGreaterThan(seconds - 2)
    expect(await openFor()).toBeLessThanOrEqual(seconds)
  })

  it('a wrong key after failures is told as such', async () => {
    await fail(worker(), 'unavailable')
    await fail(worker(), 'refused')
    expect((await notNow(pass(worker()))).reason).toBe('refused')
  })

  it.each<EngineErrorKind>(['badAnswer', 'badRequest'])('does not count an answer: %s', async (kind) => {
    for (let failure = 1; failure <= 6; failure += 1) await fail(worker(), kind)
    expect(await openFor()).toBeNull()
  })
})

describe('the slots', () => {
  it('are never more requests at once than configured, over three workers', async () => {
    const workers = [worker(), worker(), worker()]
    let [now, peak, done] = [0, 0, 0]
    // However slow the machine is, the first wait until as many as may are beside them.
    const end = Date.now() + 10_000
    const slowly = async () => {
      now += 1
      peak = Math.max(peak, now)
      do await sleep(15)
      while (peak < 4 && Date.now() < end)
      now -= 1
      done += 1
      return answer
    }
    const requests = workers.flatMap((gate) =>
      Array.from({ length: 12 }, () => pass(gate, { concurrency: 4 }, 1, slowly)),
    )
    await Promise.all(requests)
    expect({ peak, done }).toEqual({ peak: 4, done: 36 })
  })

  it('come free when a worker is gone with its connection', async () => {
    const clients: pg.Client[] = []
    const gone = new Slots(async () => {
      const client = await connect()
      clients.push(client)
      return client
    })
    slots.push(gone)
    const lost = await gone.take(0, 1, going)
    const other = new Slots(connect)
    slots.push(other)
    const taken = other.take(0, 1, going)
    expect(await Promise.race([taken, sleep(200, 'waiting')])).toBe('waiting')
    const { rows } = await pool().query(
      `SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE l.locktype = 'advisory' AND d.datname = current_database()`,
    )
    expect(rows).toHaveLength(1)
    const release = await taken
    release()
    lost()
    // And that one takes slots again, over a new connection, as often as one will.
    for (let turn = 0; turn < 3; turn += 1) (await gone.take(0, 1, going))()
    expect(clients).toHaveLength(2)
  })

  it('are not taken by who has been told to stop', async () => {
    const own = new Slots(connect)
    slots.push(own)
    const release = await own.take(0, 1, going)
    const stopping = new AbortController()
    const waiting = own.take(0, 1, stopping.signal)
    stopping.abort(new Error('stopping'))
    await expect(waiting).rejects.toThrow()
    release()
    ;(await own.take(0, 1, going))()
  })
})

describe('the rates', () => {
  const limits = (requestsPerMinute: number | null, charactersPerMinute: number | null) => ({
    ...none,
    requestsPerMinute,
    charactersPerMinute,
  })
  /** As if so much time had passed. */
  const pass = (milliseconds: number) =>
    pool().query("UPDATE translation_engines SET refilled_at = refilled_at - $1 * interval '1 millisecond'", [
      milliseconds,
    ])
  /** When the buckets were last looked at, in milliseconds; `pass` sets it back. */
  const refilledAt = async () => {
    const { rows } = await pool().query<{ at: number }>(
      'SELECT (extract(epoch FROM refilled_at) * 1000)::float8 AS at FROM translation_engines',
    )
    return rows[0]?.at ?? Number.NaN
  }

  it.each([
    ['requests', limits(60, null), 10],
    ['requests, few', limits(3, null), 10],
    ['one request', limits(1, null), 10],
    ['characters', limits(null, 6_000), 100],
    ['characters in large requests', limits(null, 6_000), 1_500],
    ['both', limits(30, 2_000), 100],
  ])('%s: no minute sees more than is allowed, and not much less', async (_, given, characters) => {
    // Everything that is sent in ten minutes, by whoever asks as soon as it is worth it; by the clock of the buckets,
    // which goes on while a busy machine is slow.
    const times: number[] = []
    let passed = 0
    let begun: number | undefined
    for (let now = 0; now < 600_000; ) {
      const pause = await takeFromBuckets(pool(), load(characters), given)
      const refilled = await refilledAt()
      begun ??= refilled
      now = refilled - begun + passed
      if (pause === 0) times.push(now)
      else {
        await pass(pause)
        passed += pause
      }
      if (times.length > 1_000) break
    }
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length))
    const allowed = Math.min(given.requestsPerMinute ?? Infinity, (given.charactersPerMinute ?? Infinity) / characters)
    expect(most).toBeLessThanOrEqual(Math.ceil(allowed))
    expect(times.length).toBeGreaterThanOrEqual(Math.floor(allowed * 10 * 0.8))
  })

  it('are shared: twenty at once get what one would get', async () => {
    const given = limits(60, null)
    const begun = performance.now()
    const taken = await Promise.all(Array.from({ length: 20 }, () => takeFromBuckets(pool(), load(), given)))
    // The bucket holds six; on a slow machine one more flows in every 60/54 seconds.
    const refilled = Math.floor(((performance.now() - begun) * 54) / 60_000)
    const passed = taken.filter((pause) => pause === 0).length
    expect(passed).toBeGreaterThanOrEqual(6)
    expect(passed).toBeLessThanOrEqual(6 + refilled)
  })

  it('without a limit there is nothing to wait for', async () => {
    expect(await takeFromBuckets(pool(), load(1_000_000), limits(null, null))).toBe(0)
  })
})

describe('the budget', () => {
  it('books what is sent, with its price; a failed request is given back, one that was never made is not', async () => {
    await pass(worker(), {}, 1_000)
    expect(await usage()).toEqual([{ requests: 1, segments: 1, characters: 1_000, tokens: 12, cost: 0.02 }])
    await fail(worker(), 'unavailable')
    expect(await usage()).toMatchObject([{ segments: 1, characters: 1_000, cost: 0.02 }])
    const stopping = new AbortController()
    await pass(worker(), { requestsPerMinute: 1 })
    const waiting = askWithinLimits(
      worker(),
      engine({ requestsPerMinute: 1 }),
      load(),
      stopping.signal,
      async () => answer,
    )
    setTimeout(() => stopping.abort(new Error('stopping')), 100)
    await expect(waiting).rejects.toThrow()
    expect(await usage()).toMatchObject([{ segments: 2, characters: 1_100 }])
  })

  it.each([
    ['day', { charactersPerDay: 1_000 }, "day - interval '1 day'"],
    ['month', { charactersPerMonth: 1_000 }, "day - interval '1 month'"],
  ])('of a %s: warns once at 80 %%, stops at 100 %%, begins anew by itself', async (period, limits, before) => {
    const gate = worker()
    await pass(gate, limits, 700)
    expect(warnings).toEqual([])
    await pass(gate, limits, 100)
    await pass(worker(), limits, 100)
    expect(warnings).toEqual([expect.stringMatching(`^openai: 80 % .*${period} 2`)])
    const refused = await notNow(pass(gate, limits, 200))
    expect(refused).toMatchObject({ reason: 'budget', message: expect.stringContaining(period) })
    expect(refused.until.getUTCHours()).toBe(0)
    expect(refused.until.getTime()).toBeGreaterThan(Date.now())
    // What fits still goes.
    await pass(gate, limits, 100)
    await pool().query(`UPDATE translation_usage SET day = ${before}`)
    await pool().query("UPDATE translation_engines SET warned = 'day 2020-01-01,month 2020-01'")
    await pass(gate, limits, 900)
    expect(warnings).toHaveLength(2)
  })

  it('is not exceeded by many who ask at once', async () => {
    const workers = [worker(), worker(), worker()]
    const ends = await Promise.all(
      workers.flatMap((gate) =>
        Array.from({ length: 6 }, () =>
          pass(gate, { charactersPerDay: 1_000, concurrency: 20 }).then(
            () => 1,
            () => 0,
          ),
        ),
      ),
    )
    expect(ends.filter((end) => end === 1)).toHaveLength(10)
    expect((await usage())[0]?.characters).toBe(1_000)
    expect(warnings).toHaveLength(1)
  })

  it('gives a request back to the day on which it was booked', async () => {
    const midnight = () => pool().query("UPDATE translation_usage SET day = day - interval '1 day'")
    await pass(worker(), {}, 50)
    await expect(
      pass(worker(), {}, 100, async () => {
        throw new EngineError('unavailable', 'too late')
      }),
    ).rejects.toThrow()
    await midnight()
    expect(await usage()).toMatchObject([{ characters: 50 }])
  })
})
