// scripts/memory as somebody runs it: another process, files, standard input and output.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { type MemoryEntry, storeEntries } from './index.ts'

// Every test starts processes, which a busy machine makes wait.
vi.setConfig({ testTimeout: 240_000 })

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(path.join(tmpdir(), 'warta-memory-'))
})
beforeEach(async () => {
  await pool().query('TRUNCATE translation_memory')
})
afterAll(async () => {
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

function start(parameters: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(path.resolve('scripts/memory'), parameters, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    cwd: folder,
    stdio: 'pipe',
  })
}

async function ended(child: ChildProcess): Promise<{ status: number | null; out: string; err: string }> {
  const [out, err, status] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ])
  return { status, out, err }
}

const run = (...parameters: string[]) => ended(start(parameters))

const entry = (source: string, more: Partial<MemoryEntry> = {}): MemoryEntry => {
  const words = { target: 'ar', source, text: `${source} <1>عربي</1>` } as const
  return { ...words, origin: 'machine', engine: 'openai', article: 7, at: '2026-11-24T08:00:00.123Z', ...more }
}

const unit = (source: string, translation: string) =>
  `<tu><tuv xml:lang="id"><seg>${source}</seg></tuv><tuv xml:lang="ar"><seg>${translation}</seg></tuv></tu>\n`
const tmx = (units: string) => `<tmx version="1.4"><header/><body>\n${units}</body></tmx>\n`
const sources = async () => (await pool().query('SELECT source FROM translation_memory ORDER BY 1')).rows

it('exports to a file or to standard output, and imports that', async () => {
  await storeEntries(pool(), [entry('satu'), entry('dua', { target: 'fr', text: 'deux' })])
  expect(await run('export', 'all.tmx')).toEqual({ status: 0, out: '', err: '' })
  const file = await readFile(path.join(folder, 'all.tmx'), 'utf8')
  expect(await run('export', '-')).toEqual({ status: 0, out: file, err: '' })
  const arabic = await run('export', '--locale', 'ar', '-')
  expect(arabic.out.match(/<tu /g)).toHaveLength(1)
  await pool().query('TRUNCATE translation_memory')
  const first = await run('import', 'all.tmx')
  expect(first).toEqual({ status: 0, err: '', out: expect.stringContaining('2 units (2 translations new, 0 updated') })
  const child = start(['import', '-'])
  child.stdin?.end(file)
  expect(await ended(child)).toMatchObject({ status: 0, out: expect.stringContaining('0 updated, 2 unchanged') })
  expect((await run('export', '-')).out).toBe(file)
})

it('ends with status 1 and names file and place when a unit fails; the others are imported', async () => {
  await writeFile(path.join(folder, 'bad.tmx'), tmx(unit('satu', 'واحد') + unit('a\u0001', 'ب') + unit('dua', 'اثنان')))
  const dry = await run('import', '--dry-run', 'bad.tmx')
  expect(dry).toMatchObject({ status: 1, out: expect.stringContaining('bad.tmx: checked 3 units (2 translations new') })
  expect(await sources()).toEqual([])
  const result = await run('import', '--origin', 'machine', 'nowhere.tmx', '.', 'bad.tmx')
  expect(result.status).toBe(1)
  expect(result.err.split('\n')).toEqual([
    "memory nowhere.tmx: there is no such file, or it can't be read",
    "memory .: there is no such file, or it can't be read",
    'memory bad.tmx:3:30: a character that XML does not allow, or that can not be decoded',
    '',
  ])
  expect(result.out).toMatch(/^bad.tmx: imported 3 units \(2 translations new, .*1 problems/)
  expect((await pool().query('SELECT DISTINCT origin FROM translation_memory')).rows).toEqual([{ origin: 'machine' }])
})

it('takes texts without a date to be as old as their file', async () => {
  const file = path.join(folder, 'undated.tmx')
  await writeFile(file, tmx(unit('satu', 'واحد')))
  await run('import', 'undated.tmx')
  const { mtime } = await stat(file)
  expect((await pool().query('SELECT origin, at FROM translation_memory')).rows).toEqual([
    { origin: 'human', at: mtime },
  ])
})

it('leaves no part of a file when the memory can not be read', async () => {
  await pool().query('ALTER TABLE translation_memory RENAME TO away')
  try {
    const result = await run('export', 'never.tmx')
    expect(result).toMatchObject({ status: 1, err: expect.stringContaining('translation_memory') })
    expect((await readdir(folder)).filter((name) => name.startsWith('never'))).toEqual([])
  } finally {
    await pool().query('ALTER TABLE away RENAME TO translation_memory')
  }
})

it('explains itself, and what it does not understand', async () => {
  expect(await run('--help')).toMatchObject({ status: 0, out: expect.stringContaining('Usage: scripts/memory export') })
  expect(await run('export', '--help')).toMatchObject({ status: 0, out: expect.stringContaining('Usage:') })
  expect(await run()).toMatchObject({ status: 2, err: expect.stringContaining('Usage:') })
  expect(await run('export', '--locale', 'id', '-')).toEqual({
    status: 2,
    out: '',
    err: 'memory: --locale: "id" is no language of translations; there are: en, zh, ja, ar, fr\n',
  })
})

it('imports and exports 50 MB in little memory', async () => {
  const file = path.join(folder, 'large.tmx')
  const out = createWriteStream(file)
  out.write('<?xml version="1.0" encoding="UTF-8"?><tmx version="1.4"><header/><body>\n')
  let units = 0
  for (; out.bytesWritten + out.writableLength < 50 * 1024 * 1024; units += 1) {
    const source = `Kalimat ${units} tentang <bpt i="1"/>gempa<ept i="1"/> di Cianjur. ${'kata '.repeat(100)}`
    const whole = unit(source, `جملة ${units} عن <bpt i="1"/>زلزال<ept i="1"/> في سيانجور. ${'كلمة '.repeat(50)}`)
    if (!out.write(whole)) await once(out, 'drain')
  }
  out.end('</body></tmx>\n')
  await once(out, 'finish')
  // Two thirds of the file, and several times less than its text takes in memory.
  const small = { NODE_OPTIONS: '--max-old-space-size=32' }
  const result = await ended(start(['import', 'large.tmx'], small))
  expect(result).toMatchObject({ status: 0, err: '' })
  expect(result.out).toContain(`imported ${units} units (${units} translations new`)
  expect(await ended(start(['export', 'again.tmx'], small))).toEqual({ status: 0, out: '', err: '' })
  expect((await stat(path.join(folder, 'again.tmx'))).size).toBeGreaterThan(50 * 1024 * 1024)
})
