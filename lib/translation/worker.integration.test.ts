// Workers and their queue: what comes first, what waits, what happens to what was begun.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { importRecords } from '#lib/import-export/import/import.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { insertJobs } from '#lib/queue/boss.ts'
import { segmentsOf } from '#lib/segments/index.ts'
import { Desk } from '#lib/translation/testing/newsroom.ts'
import { requestMissing } from './backfill.ts'
import { indonesian, inLanguage, type SentenceName, translateWords } from './testing/dictionary.ts'
import { bodyOf, plain } from './testing/story.ts'
import { until } from './testing/until.ts'

let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
})
afterAll(() => desk?.close())
beforeEach(() => desk.forget())
afterEach(() => desk.stopWorkers())

/** Arabic alone, one request at a time. */
const oneByOne = { TRANSLATION_ENGINES: '', TRANSLATION_ENGINES_AR: 'openai', OPENAI_CONCURRENCY: '1' }
const prioritiesOf = async (story: number) =>
  (await desk.jobs()).filter((job) => job.story === story).map(({ priority }) => priority)

describe('the queue', () => {
  it('a newer change joins what waits; nothing that waits is made to wait longer', async () => {
    const story = await desk.write({ headline: indonesian('headline') })
    await desk.change(story.id, { headline: indonesian('rain') })
    expect(await prioritiesOf(story.id)).toEqual(Array(5).fill(50))
    await desk.change(story.id, { breaking: true })
    expect(await prioritiesOf(story.id)).toEqual(Array(5).fill(100))
    await pool().query("UPDATE pgboss.job SET start_after = now() + interval '5 minutes'")
    await desk.change(story.id, { breaking: false })
    expect(await prioritiesOf(story.id)).toEqual(Array(5).fill(100))
    const { rows } = await pool().query("SELECT FROM pgboss.job WHERE name = 'translate' AND start_after <= now()")
    expect(rows).toHaveLength(5)
    await insertJobs('translate', [{ article: story.id, locale: 'ar' }], 'backfill')
    expect(await prioritiesOf(story.id)).toEqual(Array(5).fill(100))
  })

  it('does breaking stories first, then what was just published, then imports, backfills last', async () => {
    const write = async (name: SentenceName, more = {}) =>
      (await desk.write({ headline: indonesian(name), ...more })).id
    const old = await write('rain')
    await desk.forget()
    await insertJobs('translate', [{ article: old, locale: 'ar' }], 'backfill')
    await importStory({ id: { headline: indonesian('city') } })
    await write('province')
    await write('ministry', { breaking: true })
    await desk.startWorker(oneByOne)
    await desk.settled()
    const order = desk.sent('ar')
    const place = (name: SentenceName) => order.indexOf(indonesian(name))
    expect(order).toHaveLength(4)
    // Two jobs are at work beside each other, so neighbours may change places.
    expect(place('ministry')).toBeLessThan(place('city'))
    expect(place('province')).toBeLessThan(place('rain'))
  })

  it('keeps the priority of what is put off', async () => {
    desk.decide = () => ({ status: 503, retryAfter: '60' })
    await desk.startWorker(oneByOne)
    const story = await desk.write({ headline: indonesian('headline'), breaking: true })
    await until(async () => (await desk.progress(story.id, 'ar')).attempts === 1 || 'not put off')
    await until(async () => (await prioritiesOf(story.id)).length > 0 || 'not sent again')
    // The other languages may have been put off by now, too.
    expect(new Set(await prioritiesOf(story.id))).toEqual(new Set([100]))
  })
})

it('a backfill asks for what is missing, once, and for what is behind when it is told to', async () => {
  const story = await desk.write({ headline: indonesian('headline') })
  await desk.startWorker(oneByOne)
  await desk.settled()
  await desk.stopWorkers()
  const asked = (behind: boolean) =>
    requestMissing(pool(), { behind, locales: ['ar', 'ja'], since: new Date(story.publishedAt ?? '') })
  await pool().query("DELETE FROM translation_progress WHERE locale <> 'ar'")
  expect(await asked(false)).toBe(1)
  expect(await desk.jobs()).toMatchObject([{ story: story.id, locale: 'ja', priority: 0 }])
  expect(await desk.progress(story.id, 'ja')).toMatchObject({ state: 'waiting' })
  expect(await asked(true)).toBe(0)
  await desk.change(story.id, { headline: indonesian('rain') })
  await desk.forget()
  expect(await asked(true)).toBe(2)
})

it('waits for an engine to be configured, and is woken when one is', async () => {
  await desk.startWorker({ TRANSLATION_ENGINES: '' })
  const story = await desk.write({ headline: indonesian('headline') })
  await desk.settled()
  for (const locale of translationLocales) {
    expect(await desk.progress(story.id, locale)).toMatchObject({
      state: 'unconfigured',
      reason: 'unconfigured',
      detail: expect.stringContaining('No translation engine is configured'),
    })
  }
  await desk.stopWorkers()
  await desk.startWorker(oneByOne)
  await desk.settled()
  expect(await desk.translation(story.id, 'ar')).toMatchObject({ headline: inLanguage('headline', 'ar') })
  expect(await desk.progress(story.id, 'ar')).toMatchObject({ state: 'done' })
  expect(await desk.progress(story.id, 'ja')).toMatchObject({ state: 'unconfigured' })
})

it('gives back what it was asked to leave: another worker does it, and nothing is booked twice', async () => {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  desk.service.holdUp(() => released)
  await desk.startWorker(oneByOne)
  const story = await desk.write({ headline: indonesian('headline') })
  await until(async () => desk.service.requests.length === 1 || 'nothing asked')
  await desk.stopWorkers()
  release()
  desk.service.holdUp(async () => {})
  await desk.startWorker(oneByOne)
  await desk.settled()
  expect(await desk.translation(story.id, 'ar')).toMatchObject({ status: 'published' })
  expect(await desk.versions(story.id, 'ar')).toBe(1)
  const { rows } = await pool().query('SELECT sum(characters)::int AS characters FROM translation_usage')
  expect(rows).toEqual([{ characters: indonesian('headline').length }])
})

/** Texts that stand in no two stories: two sentences each. */
const pieces = ['standfirst', 'city', 'province', 'ministry', 'quote', 'caption', 'ending', 'rain'] as const
const pairs = pieces.flatMap((one) => pieces.flatMap((other) => (one === other ? [] : [[one, other] as const])))
type Pair = (typeof pairs)[number]
const saying = ([one, other]: Pair) => `${indonesian(one)} ${indonesian(other)}`
const translated = ([one, other]: Pair, locale: TranslationLocale) =>
  `${inLanguage(one, locale)} ${inLanguage(other, locale)}`
const byText = new Map(pairs.map((pair) => [saying(pair), pair]))
const perStory = 6

/** Publishes stories of six segments each. */
async function writeMany(count: number): Promise<Map<number, readonly Pair[]>> {
  desk.translate = (text, target) => {
    const pair = byText.get(text)
    return pair ? translated(pair, target as TranslationLocale) : translateWords(text, target)
  }
  const stories = new Map<number, readonly Pair[]>()
  for (let n = 0; n < count; n += 1) {
    const own = pairs.slice(n * perStory, (n + 1) * perStory)
    const [headline, ...body] = own.map(saying)
    const node = (text: string) => ({ ...plain('rain'), children: [{ type: 'text', text, format: 0 }] })
    const story = await desk.write({ headline: headline ?? '', body: bodyOf(...body.map(node)) })
    stories.set(story.id, own)
  }
  return stories
}

/** Every text is there, once, in every language, and the memory says the same. */
async function expectComplete(stories: ReadonlyMap<number, readonly Pair[]>) {
  for (const [story, own] of stories) {
    for (const locale of translationLocales) {
      const row = await desk.translation(story, locale)
      expect(row).toMatchObject({ status: 'published', origin: 'machine', isCurrent: true })
      expect(segmentsOf(row).map(({ text }) => text)).toEqual(own.map((pair) => translated(pair, locale)))
      expect(await desk.versions(story, locale)).toBe(1)
      expect(await desk.progress(story, locale)).toMatchObject({ state: 'done', reason: null })
    }
  }
  const { rows } = await pool().query<{ target: TranslationLocale; source: string; text: string }>(
    'SELECT target, source, text FROM translation_memory',
  )
  expect(rows).toHaveLength(stories.size * perStory * translationLocales.length)
  for (const { target, source, text } of rows) expect(text).toBe(desk.translate(source, target))
}

/** How often each text was sent into each language. */
const timesSent = () =>
  translationLocales.flatMap((locale) =>
    [...Map.groupBy(desk.sent(locale), (text) => text).values()].map(({ length }) => length),
  )

it('shares the work with two others: no job is done twice, no limit is exceeded', async () => {
  const stories = await writeMany(8)
  // The first requests wait until the three workers have met, however busy the machine is.
  desk.service.holdUp(async () => {
    const end = Date.now() + 20_000
    do await sleep(20)
    while (desk.service.stats.peakAtOnce < 3 && Date.now() < end)
  })
  const env = { OPENAI_CONCURRENCY: '3', OPENAI_BATCH_SEGMENTS: '4' }
  await Promise.all([desk.startWorker(env), desk.startWorker(env), desk.startWorker(env)])
  await desk.settled()
  await expectComplete(stories)
  expect(new Set(timesSent())).toEqual(new Set([1]))
  expect(desk.service.stats.peakAtOnce).toBe(3)
})

it('completes everything with a service that fails now and then, in every way', async () => {
  const stories = await writeMany(6)
  // Each request's fate is drawn: the same ones in every run, for whom is a matter of chance.
  const fates = [...Array(24).fill('fine'), 'lostTag', 'prose', 'halfJson', 'otherLanguage', 'hang', { status: 503 }]
  let turn = 0
  desk.decide = () => fates[(turn++ * 7) % fates.length]
  const env = { OPENAI_BATCH_SEGMENTS: '3', OPENAI_TIMEOUT_SECONDS: '1' }
  await Promise.all([desk.startWorker(env), desk.startWorker(env)])
  await desk.settled()
  await expectComplete(stories)
  expect(desk.service.stats.failed).toBeGreaterThan(10)
})

describe('killed in the middle', () => {
  const workers: ChildProcess[] = []
  afterEach(async () => {
    for (const worker of workers.splice(0)) await kill(worker)
  })

  it('loses nothing: all is complete in the end, and nothing is sent a third time', async () => {
    const stories = await writeMany(9)
    desk.service.holdUp(() => sleep(30))
    const env = { ...desk.service.env('openai'), OPENAI_CONCURRENCY: '2', OPENAI_BATCH_SEGMENTS: '3' }
    for (let killed = 0; killed < 3; killed += 1) {
      const before = await madeSoFar()
      const worker = spawn(process.execPath, ['worker.ts'], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      workers.push(worker)
      const enough = before + 1 + Math.floor(Math.random() * 6)
      await until(async () => (await madeSoFar()) >= enough || 'nothing made', 120_000)
      await sleep(Math.random() * 100)
      await kill(worker)
      // The next one comes while it is still believed to be at work: nothing is begun a third time.
      await pool().query("UPDATE pgboss.job SET heartbeat_on = now() + interval '1 hour' WHERE state = 'active'")
    }
    expect((await desk.jobs()).length).toBeGreaterThan(0)
    await pool().query("UPDATE pgboss.job SET heartbeat_on = now() - interval '1 hour' WHERE state = 'active'")
    desk.service.holdUp(async () => {})
    await desk.startWorker(env)
    await desk.settled()
    await expectComplete(stories)
    expect(Math.max(...timesSent())).toBeLessThanOrEqual(2)
  }, 180_000)

  const madeSoFar = async (): Promise<number> =>
    (await pool().query('SELECT count(*)::int AS n FROM translations')).rows[0]?.n ?? 0

  async function kill(worker: ChildProcess) {
    if (worker.exitCode !== null || worker.signalCode !== null) return
    worker.kill('SIGKILL')
    await once(worker, 'exit')
  }
})

let imported = 0

/** Imports one story, and gives its id. */
async function importStory(texts: object): Promise<number> {
  imported += 1
  const ref = `test:${imported}`
  const record = { ref, section: 'world', publishedAt: '2026-11-24T08:00:00+07:00', texts }
  const problems: string[] = []
  await importRecords({
    payload: desk.newsroom.payload,
    bytes: new Blob([JSON.stringify(record)]).stream(),
    folder: '.',
    report: (_, problem) => problems.push(problem),
  })
  expect(problems).toEqual([])
  const { rows } = await pool().query<{ id: number }>('SELECT id FROM articles WHERE ref = $1', [ref])
  return rows[0]?.id ?? 0
}

describe('an import', () => {
  const original = { headline: indonesian('headline'), body: `${indonesian('city')}\n\n${indonesian('ending')}` }
  const text = (locale: TranslationLocale, more = {}) => ({
    headline: inLanguage('headline', locale),
    body: `${inLanguage('rain', locale)}\n\n${inLanguage('ending', locale)}`,
    origin: 'human',
    ...more,
  })
  const askedFor = async (story: number) => (await desk.jobs()).filter((job) => job.story === story)

  it('asks for the languages that it does not bring, behind fresh news', async () => {
    const bare = await importStory({ id: original })
    expect(await askedFor(bare)).toEqual(
      expect.arrayContaining(translationLocales.map((locale) => expect.objectContaining({ locale, priority: 10 }))),
    )
    const half = await importStory({ id: original, ar: text('ar'), ja: text('ja') })
    expect((await askedFor(half)).map(({ locale }) => locale).sort()).toEqual(['en', 'fr', 'zh'])
    const complete = Object.fromEntries(translationLocales.map((locale) => [locale, text(locale)]))
    expect(await askedFor(await importStory({ id: original, ...complete }))).toEqual([])
  })

  it('teaches the memory what people wrote', async () => {
    await desk.startWorker(oneByOne)
    await importStory({ id: original, ar: text('ar') })
    await desk.settled()
    const { rows } = await pool().query("SELECT text FROM translation_memory WHERE origin = 'human' ORDER BY text")
    expect(rows.map(({ text }) => text)).toEqual(
      (['headline', 'rain', 'ending'] as const).map((name) => inLanguage(name, 'ar')).sort(),
    )
  })

  it('of a text by a person that is behind: it stays, and suggestions wait beside it', async () => {
    await desk.startWorker(oneByOne)
    const story = await importStory({ id: original, ar: text('ar', { behind: true }) })
    await desk.settled()
    expect(desk.sent('ar')).toEqual([])
    await desk.change(story, {})
    await desk.settled()
    const row = await desk.translation(story, 'ar')
    expect(segmentsOf(row).map(({ text }) => text)).toEqual(
      (['headline', 'rain', 'ending'] as const).map((name) => inLanguage(name, 'ar')),
    )
    expect(row).toMatchObject({ isCurrent: false, status: 'published', origin: 'human' })
    expect(row.segments.flatMap(({ suggestion }) => suggestion?.text ?? [])).toEqual(
      (['headline', 'city', 'ending'] as const).map((name) => inLanguage(name, 'ar')),
    )
    expect(desk.sent('ar')).toHaveLength(3)
  })

  it('of a text by a machine that is behind: it is brought up to date', async () => {
    await desk.startWorker(oneByOne)
    const story = await importStory({ id: original, ar: text('ar', { behind: true, origin: 'machine' }) })
    await desk.change(story, {})
    await desk.settled()
    const row = await desk.translation(story, 'ar')
    expect(segmentsOf(row).map(({ text }) => text)).toEqual(
      (['headline', 'city', 'ending'] as const).map((name) => inLanguage(name, 'ar')),
    )
    expect(row).toMatchObject({ isCurrent: true, status: 'published', origin: 'machine' })
  })
})
