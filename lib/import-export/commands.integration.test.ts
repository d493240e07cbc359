// scripts/import and scripts/export as somebody runs them: other processes, which can be killed.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { samplePictures, sampleRecords } from '#sample/records.ts'

type Place = TestDatabase & {
  env: NodeJS.ProcessEnv & { NODE_ENV: 'production' }
  rows: (query: string) => Promise<Record<string, unknown>[]>
}
type Ended = { status: number | null; out: string; err: string }

// Every test starts several processes, which a busy machine makes wait.
vi.setConfig({ testTimeout: 240_000 })

const shared = ['assange-asylum', 'parallel-news'].map((name) => path.resolve('../shared/data', `${name}.jsonl`))
const opened: Place[] = []
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'warta-exchange-'))
})
afterEach(async () => {
  for (const place of opened.splice(0)) await place.drop()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** An empty newsroom. */
async function newPlace(): Promise<Place> {
  const database = await testDatabase()
  const client = new pg.Pool({ connectionString: database.url, max: 1 })
  client.on('error', () => undefined)
  const { DATABASE_URL, DATA_DIR, PAYLOAD_SECRET } = process.env
  const place = {
    ...database,
    env: { ...process.env, DATABASE_URL, DATA_DIR, PAYLOAD_SECRET, NODE_ENV: 'production' as const },
    rows: async (query: string) => (await client.query(query)).rows,
    async drop() {
      await client.end()
      await database.drop()
    },
  }
  opened.push(place)
  return place
}

function start(place: Place, command: 'import' | 'export', ...parameters: string[]): ChildProcess {
  return spawn(path.resolve('scripts', command), parameters, { env: place.env, cwd: folder, stdio: 'pipe' })
}

async function ended(child: ChildProcess): Promise<Ended> {
  const [out, err, status] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ])
  return { status, out, err }
}

const run = (place: Place, command: 'import' | 'export', ...parameters: string[]) =>
  ended(start(place, command, ...parameters))

const story = (number: number) => ({
  ref: `wire:${number}`,
  section: 'world',
  publishedAt: '2026-11-24T08:00:00+07:00',
  texts: { id: { headline: `Berita ${number}`, body: 'Isi.' }, ar: { headline: `خبر ${number}`, body: 'نص.' } },
})

async function fileOf(name: string, records: readonly unknown[]): Promise<string> {
  const file = path.join(folder, name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  return file
}

const complete =
  'SELECT count(*)::int AS stories, count(DISTINCT ref)::int AS refs, (SELECT count(*)::int FROM translations) AS texts FROM articles'

describe('what was exported', () => {
  /** Imports files, exports, imports that elsewhere, exports again. */
  async function roundTrip(...files: string[]): Promise<[string, string]> {
    const [here, there] = [await newPlace(), await newPlace()]
    const first = await run(here, 'import', ...files)
    expect(first).toMatchObject({ status: 0 })
    await run(here, 'export', '--out', 'here/all.jsonl', '--media', 'here/media')
    const second = await run(there, 'import', 'here/all.jsonl')
    expect(second).toMatchObject({ status: 0, err: '' })
    await mkdir(path.join(folder, 'there'), { recursive: true })
    await run(there, 'export', '--out', 'there/all.jsonl', '--media', 'there/media')
    const again = await run(here, 'import', 'here/all.jsonl')
    expect(again.out).toMatch(/\(0 documents created, 0 updated, \d+ unchanged\), 0 lines failed/)
    const read = (name: string) => readFile(path.join(folder, name, 'all.jsonl'), 'utf8')
    return [await read('here'), await read('there')]
  }

  beforeAll(() => mkdir(path.join(folder, 'here'), { recursive: true }))

  it('is the same, byte for byte, after an import into an empty newsroom: the sample newsroom', async () => {
    const records = await sampleRecords(Date.parse('2026-11-24T05:00:00Z'))
    const file = await fileOf('sample/all.jsonl', records)
    for (const [index, key] of (await samplePictures()).entries()) {
      // Small ones of different colours: how they look does not matter here.
      const background = { r: 10 * index, g: 90, b: 120 }
      await sharp({ create: { width: 32, height: 24, channels: 3, background } }).toFile(
        path.join(folder, 'sample', `${key}.jpg`),
      )
    }
    const [before, after] = await roundTrip(file)
    expect(after).toBe(before)
    expect(before.trim().split('\n')).toHaveLength(records.length)
    const longRead = before.split('\n').find((line) => line.includes('10-mangrove-village'))
    expect(JSON.parse(longRead ?? '').texts.ja.body).toMatch(
      /::picture\{src="[0-9a-f]{20}" caption=".+" credit="Warta"\}/,
    )
  })

  it.skipIf(!shared.every((file) => existsSync(file)))(
    'is the same: the shared stories (../shared/data)',
    async () => {
      const [before, after] = await roundTrip(...shared)
      expect(after).toBe(before)
      expect(
        before
          .trim()
          .split('\n')
          .filter((line) => line.startsWith('{"ref"')),
      ).toHaveLength(67)
    },
    180_000,
  )

  it('names stories that came in without a name, for good', async () => {
    const place = await newPlace()
    await run(place, 'import', await fileOf('named.jsonl', [story(1), story(2)]))
    await place.rows("UPDATE articles SET ref = NULL WHERE ref = 'wire:2'")
    const first = await run(place, 'export')
    expect(first.out).toMatch(/"ref":"warta:\d+-[0-9a-f]+"/)
    expect((await run(place, 'export')).out).toBe(first.out)
    await writeFile(path.join(folder, 'nameless.jsonl'), first.out)
    expect((await run(place, 'import', 'nameless.jsonl')).out).toContain('(0 documents created, 0 updated')
  })

  it('can be a part: by story, by time, by language', async () => {
    const place = await newPlace()
    await run(place, 'import', await fileOf('part.jsonl', [story(1), { ...story(2), section: 'sports' }]))
    const one = await run(place, 'export', '--ref', 'wire:2', '--locale', 'ar')
    expect(
      one.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { type: 'section', key: 'sports' },
      { ref: 'wire:2', texts: { ar: { headline: 'خبر 2', body: 'نص.' } } },
    ])
    expect(one.out).not.toContain('Berita')
    expect((await run(place, 'export', '--since', '2999-01-01T00:00:00Z')).out).toBe('')
    expect(await run(place, 'export', '--locale', 'jp')).toMatchObject({ status: 2, out: '' })
  })
})

describe('an import', () => {
  it('ends with status 1 and names file and line when a line fails', async () => {
    const place = await newPlace()
    await fileOf('bad.jsonl', [story(1), { ...story(2), texts: { jp: {} } }])
    const result = await run(place, 'import', 'bad.jsonl', 'nowhere.jsonl')
    expect(result.status).toBe(1)
    expect(result.err).toContain('import bad.jsonl:2: locale "jp" is not an edition; did you mean "ja"?')
    expect(result.err).toContain('import nowhere.jsonl: there is no such file')
    expect(await place.rows(complete)).toEqual([{ stories: 1, refs: 1, texts: 1 }])
  })

  it('reads standard input', async () => {
    const place = await newPlace()
    const child = start(place, 'import', '-')
    child.stdin?.end(`${JSON.stringify(story(1))}\n`)
    expect(await ended(child)).toMatchObject({ status: 0 })
    expect(await place.rows(complete)).toEqual([{ stories: 1, refs: 1, texts: 1 }])
  })

  const many = Array.from({ length: 600 }, (_, index) => story(index))
  const whole = [{ stories: many.length, refs: many.length, texts: many.length }]

  /** Waits until some stories are there. */
  async function someAreThere(place: Place): Promise<void> {
    for (;;) {
      const [found] = await place.rows('SELECT count(*)::int AS count FROM articles')
      if (Number(found?.count) >= 20) return
      await sleep(5)
    }
  }

  it('that is killed leaves no story in part, and another completes it', async () => {
    const place = await newPlace()
    await fileOf('many.jsonl', many)
    const child = start(place, 'import', 'many.jsonl')
    const end = ended(child)
    await someAreThere(place)
    child.kill('SIGKILL')
    await end
    const [left] = await place.rows(complete)
    expect(left?.texts).toBe(left?.stories)
    expect(left?.stories).toBeLessThan(many.length)
    expect(await run(place, 'import', 'many.jsonl')).toMatchObject({ status: 0 })
    expect(await place.rows(complete)).toEqual(whole)
  })

  it('stops between two records on Ctrl-C', async () => {
    const place = await newPlace()
    await fileOf('many.jsonl', many)
    const child = start(place, 'import', 'many.jsonl')
    const end = ended(child)
    await someAreThere(place)
    child.kill('SIGINT')
    const { status, out } = await end
    expect({ status, out }).toEqual({ status: 130, out: expect.stringMatching(/stopped after \d+ records/) })
    const [left] = await place.rows(complete)
    expect(left?.texts).toBe(left?.stories)
  })

  it('of the same file beside another makes every story once', async () => {
    const place = await newPlace()
    await fileOf(
      'twice.jsonl',
      many.slice(0, 200).map((record) => ({ ...record, topics: ['Bakau', 'Iklim'] })),
    )
    const both = await Promise.all([run(place, 'import', 'twice.jsonl'), run(place, 'import', 'twice.jsonl')])
    expect(
      both.map(({ status, err }) => ({ status, err: err.replaceAll(/.*section "world" is new.*\n/g, '') })),
    ).toEqual([
      { status: 0, err: '' },
      { status: 0, err: '' },
    ])
    const created = both.map(({ out }) => Number(/(\d+) documents created/.exec(out)?.[1]))
    expect(created.reduce((sum, count) => sum + count)).toBe(400)
    expect(await place.rows(complete)).toEqual([{ stories: 200, refs: 200, texts: 200 }])
    expect(await place.rows('SELECT slug FROM topics ORDER BY slug')).toEqual([{ slug: 'bakau' }, { slug: 'iklim' }])
  })
})
