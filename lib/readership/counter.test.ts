import { afterEach, describe, expect, it, vi } from 'vitest'
import { isBot } from './bots.ts'
import { type Read, ReadCounter } from './counter.ts'
import { readerHash } from './reader.ts'

const read = (reader: number, more: Partial<Read> = {}): Read => ({
  hour: '2026-11-25T03:00:00.000Z',
  day: '2026-11-25',
  article: 7,
  locale: 'ar',
  reader,
  ...more,
})

let counter: ReadCounter
afterEach(() => counter?.stop())

function counting(store: (reads: readonly Read[]) => Promise<void>, more: { most?: number; together?: number } = {}) {
  counter = new ReadCounter({ store, every: 60_000, most: 100, together: 10, ...more })
  return counter
}

describe('reads on their way', () => {
  it('are written together, a reader of a story and edition once', async () => {
    const written: Read[][] = []
    const reads = counting(async (given) => void written.push([...given]), { together: 2 })
    for (const reader of [1, 2, 1, 1]) reads.add(read(reader))
    reads.add(read(1, { locale: 'ja' }))
    await reads.flush()
    expect(written.map((batch) => batch.length)).toEqual([2, 1])
    await reads.flush()
    expect(written).toHaveLength(2)
  })

  it('outlast a database that is away, are bounded, and are written at the end', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const written: number[] = []
    let away = true
    const reads = counting(
      async (given) => {
        if (away) throw new Error('the database is away')
        written.push(...given.map(({ reader }) => reader))
      },
      { most: 3 },
    )
    for (const reader of [1, 2]) reads.add(read(reader))
    await reads.flush()
    for (const reader of [3, 4]) reads.add(read(reader))
    await reads.flush()
    expect(written).toEqual([])
    // Said once, however long it takes.
    expect(said).toHaveBeenCalledTimes(1)
    away = false
    await reads.stop()
    expect(written).toEqual([1, 2, 3])
    expect(said).toHaveBeenLastCalledWith('reads: written again; 1 were too many to keep')
    said.mockRestore()
  })

  it('that come while others are being written are written next', async () => {
    const written: number[] = []
    const { promise, resolve } = Promise.withResolvers<void>()
    const reads = counting(async (given) => {
      await promise
      written.push(...given.map(({ reader }) => reader))
    })
    reads.add(read(1))
    const first = reads.flush()
    reads.add(read(2))
    resolve()
    await first
    await reads.flush()
    expect(written).toEqual([1, 2])
  })
})

describe('the number of a reader', () => {
  const given = { address: '192.0.2.1', userAgent: 'Mozilla/5.0 (Android 14)', article: 7, locale: 'ar' } as const
  const number = readerHash('secret', '2026-11-25', given)

  it('is the same for the same reader of the same story on one day, in every process', () => {
    expect(readerHash('secret', '2026-11-25', { ...given })).toBe(number)
    expect(readerHash('secret', '2026-11-25', { ...given, address: '::ffff:192.0.2.1' })).toBe(number)
    expect(Math.abs(number)).toBeLessThanOrEqual(2 ** 31)
  })

  it.each([
    ['another day', 'secret', '2026-11-26', {}],
    ['another secret', 'other', '2026-11-25', {}],
    ['another address', 'secret', '2026-11-25', { address: '192.0.2.2' }],
    ['another story', 'secret', '2026-11-25', { article: 8 }],
    ['another edition', 'secret', '2026-11-25', { locale: 'ja' as const }],
  ])('is another with %s', (_, secret, day, more) => {
    expect(readerHash(secret, day, { ...given, ...more })).not.toBe(number)
  })

  it('is one of few at one address, whatever names browsers give themselves', () => {
    const numbers = Array.from({ length: 500 }, (_, n) =>
      readerHash('secret', '2026-11-25', { ...given, userAgent: `Browser ${n}` }),
    )
    expect(new Set(numbers).size).toBe(16)
  })
})

it.each([
  [undefined, true],
  ['', true],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', true],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0 Safari/537.36', true],
  ['facebookexternalhit/1.1', true],
  ['curl/8.5.0', true],
  [
    'Mozilla/5.0 (Linux; Android 14; CUBOT X70) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1',
    false,
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:141.0) Gecko/20100101 Firefox/141.0', false],
])('%s is a program: %s', (userAgent, expected) => {
  expect(isBot(userAgent)).toBe(expected)
})
