// Who sees what at the desk, and what it can be asked.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Asker } from '#lib/newsroom/testing/newsroom.ts'
import { publishStory, type TestDesk, testDesk } from '../testing/page.ts'
import type { DeskPage, DeskSummary, StoryCells } from '../types.ts'
import { pageSize } from './stories.ts'

let desk: TestDesk
let section: number
const ids: Record<string, number> = {}
const minutes = (count: number) => `now() - interval '${count} minutes'`

beforeAll(async () => {
  desk = await testDesk()
  section = (
    await desk.payload.create({ collection: 'sections', data: { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 } })
  ).id
  const texts = { ar: { headline: 'نص', body: ['واحد'] }, ja: { headline: '文', body: ['一'] } }
  const story = async (name: string, by?: 'reporter') => {
    const given = { headline: `Berita ${name}`, body: ['Satu'], texts, ...(by ? { by } : {}) }
    ids[name] = (await publishStory(desk, section, given)).id
  }
  await story('terbit')
  await story('gagal', 'reporter')
  await story('ditahan')
  await story('tertinggal')
  await story('dilaporkan')
  await story('menunggu')
  const progress = (name: string, locale: string, state: string, since: string) =>
    desk.sql(
      `UPDATE translation_progress SET state = $3, reason = $4, requested_at = ${since}, cost = 1.25, attempts = 2
        WHERE article_id = $1 AND locale = $2`,
      [ids[name], locale, state, state === 'failed' ? 'badAnswer' : null],
    )
  await progress('gagal', 'ar', 'failed', minutes(50))
  await progress('ditahan', 'ja', 'held', minutes(40))
  await progress('menunggu', 'en', 'waiting', minutes(30))
  await progress('menunggu', 'fr', 'translating', minutes(90))
  await progress('menunggu', 'zh', 'unconfigured', minutes(30))
  const { cells } = (await desk.get<StoryCells>('editor', `stories/${ids.tertinggal}`)).body
  const ar = cells.find(({ locale }) => locale === 'ar')?.translation
  await desk.sql(`UPDATE translations SET source_hashes = '["x"]' WHERE id = $1`, [ar])
  await desk.sql(`INSERT INTO reports (article_id, locale, anchor, paragraph) VALUES ($1, 'ja', 'p1', '一')`, [
    ids.dilaporkan,
  ])
  await desk.payload.create({
    collection: 'articles',
    data: { headline: 'Berita rahasia', section, kind: 'news' },
    draft: true,
  })
}, 240_000)
afterAll(() => desk?.close())

const found = async (asker: Asker, query = '') => {
  const { body } = await desk.get<DeskPage>(asker, `stories?${query}`)
  return body.stories.map(({ headline }) => headline.replace('Berita ', ''))
}

describe('who may ask', () => {
  it.each(['stories', 'stories/1', 'stories/1/ar', 'summary', 'usage', 'nothing'])('no reader: %s', async (path) => {
    const { status, body } = await desk.get('reader', path, { 'Accept-Language': 'ar' })
    expect(status).toBe(401)
    expect(body.message).toMatch(/تسجّل الدخول/)
  })
  it('no page of another site', async () => {
    expect((await desk.get('editor', 'stories', { Origin: 'https://evil.example' })).status).toBe(403)
    const sent = await desk.post('editor', 'requests', { stories: [1] }, { 'Sec-Fetch-Site': 'cross-site' })
    expect(sent.status).toBe(403)
  })
  it('a translator, about their languages', async () => {
    const { body } = await desk.get<DeskPage>('translator', 'stories?state=all')
    expect(new Set(body.stories.flatMap(({ cells }) => cells.map(({ locale }) => locale)))).toEqual(
      new Set(['ja', 'ar']),
    )
    expect((await desk.get('translator', `stories/${ids.terbit}/fr`)).status).toBe(403)
    expect(await found('translator', 'state=waiting')).toEqual([])
  })
  it('a reporter, about their own stories, without changing anything', async () => {
    expect(await found('reporter', 'state=all')).toEqual(['gagal'])
    expect(await found('otherReporter', 'state=all')).toEqual([])
    const own = await desk.get<StoryCells>('reporter', `stories/${ids.gagal}`)
    expect(own.body.cells.some(({ mayChange }) => mayChange)).toBe(false)
    expect((await desk.get('reporter', `stories/${ids.terbit}`)).status).toBe(404)
    expect((await desk.get('reporter', `stories/${ids.terbit}/ar`)).status).toBe(404)
    expect((await desk.post('reporter', 'requests', { stories: [ids.gagal] })).status).toBe(403)
    expect((await desk.post('reporter', `stories/${ids.gagal}/ar`, { action: 'withdraw', stamp: null })).status).toBe(
      403,
    )
    const summary = await desk.get<DeskSummary>('reporter', 'summary')
    expect(summary.body.counts).toMatchObject({ failed: 1 })
    expect(summary.body.counts).not.toHaveProperty('held')
  })
  it('editors about costs, others not', async () => {
    expect((await desk.get('editor', 'usage')).status).toBe(200)
    expect((await desk.get('translator', 'usage')).status).toBe(403)
    expect((await desk.get('reporter', 'usage')).status).toBe(403)
  })
})

describe('filters', () => {
  it.each([
    ['everything that needs attention, oldest first', '', ['menunggu', 'gagal', 'ditahan', 'tertinggal', 'dilaporkan']],
    ['newest first', 'order=newest', ['dilaporkan', 'tertinggal', 'menunggu', 'ditahan', 'gagal']],
    ['waiting, also for an engine', 'state=waiting', ['menunggu']],
    ['translating', 'state=translating', ['menunggu']],
    ['held', 'state=held', ['ditahan']],
    ['failed', 'state=failed', ['gagal']],
    ['behind', 'state=behind', ['tertinggal']],
    ['reported', 'state=reported', ['dilaporkan']],
    ['in one language', 'state=failed&language=ja', []],
    ['in that language', 'language=ja', ['ditahan', 'dilaporkan']],
    ['by headline, in any case', 'state=all&search=TERTING', ['tertinggal']],
    ['signs of patterns are signs', 'state=all&search=%25', []],
    ['no drafts', 'state=all&search=rahasia', []],
  ])('%s', async (_, query, expected) => expect(await found('editor', query)).toEqual(expected))

  it('by number', async () => expect(await found('editor', `state=all&search=%23${ids.gagal}`)).toContain('gagal'))
  it.each(['state=odd', 'language=id', 'after=1', 'order=x'])('what can’t be read: %s', async (query) => {
    const { status, body } = await desk.get('editor', `stories?${query}`, { 'Accept-Language': 'ja' })
    expect(status).toBe(400)
    expect(body.message).toBe('この要求を読み取れません。')
  })
  it('are counted', async () => {
    const { body } = await desk.get<DeskSummary>('editor', 'summary')
    expect(body.counts).toEqual({
      waiting: 2,
      translating: 1,
      held: 1,
      failed: 1,
      behind: 1,
      reported: 1,
      published: 11,
    })
    expect((await desk.get<DeskSummary>('editor', 'summary?language=ar')).body.counts).toEqual({
      failed: 1,
      behind: 1,
      published: 5,
    })
  })
})

describe('a story', () => {
  it('says how each language is doing', async () => {
    const { body } = await desk.get<StoryCells>('editor', `stories/${ids.gagal}`)
    expect(body.cells.map(({ locale, state, live }) => [locale, state, live])).toEqual([
      ['en', 'none', false],
      ['zh', 'none', false],
      ['ja', 'published', true],
      ['ar', 'failed', true],
      ['fr', 'none', false],
    ])
    expect(body.cells[3]).toMatchObject({
      reason: 'badAnswer',
      cost: 1.25,
      attempts: 2,
      engine: 'openai',
      mayChange: true,
    })
  })
})

it('says once that no engine is configured, and when one is left alone or out of budget', async () => {
  const before = (await desk.get<DeskSummary>('editor', 'summary')).body
  expect(before).toMatchObject({ engines: [], unconfigured: ['en', 'zh', 'ja', 'ar', 'fr'], wrongSettings: [] })
  const set = { TRANSLATION_ENGINES: 'deepl', DEEPL_API_KEY: 'geheim', DEEPL_CHARACTERS_PER_DAY: '1000' }
  Object.assign(process.env, set)
  try {
    await desk.sql(
      `INSERT INTO translation_engines (engine, open_until, last_error) VALUES ('deepl', now() + interval '5 minutes', 'away')`,
    )
    await desk.sql(
      `INSERT INTO translation_usage (day, engine, locale, characters) VALUES ((now() AT TIME ZONE 'UTC')::date, 'deepl', 'ar', 1000)`,
    )
    const { body } = await desk.get<DeskSummary>('editor', 'summary')
    expect(body.unconfigured).toEqual([])
    expect(body.engines).toMatchObject([
      { name: 'deepl', lastError: 'away', budgets: [{ period: 'day', used: 1000, limit: 1000 }] },
    ])
    expect(Date.parse(body.engines[0]?.openUntil ?? '')).toBeGreaterThan(Date.now())
    expect(JSON.stringify(body)).not.toContain('geheim')
    process.env.DEEPL_CHARACTERS_PER_DAY = 'viele'
    expect((await desk.get<DeskSummary>('editor', 'summary')).body.wrongSettings).toEqual(['DEEPL_CHARACTERS_PER_DAY'])
  } finally {
    for (const name of Object.keys(set)) delete process.env[name]
  }
})

it('has pages that neither overlap nor leave anything out, while the newest come in', async () => {
  await desk.sql(
    `INSERT INTO articles (headline, section_id, published_at, segment_hashes, _status)
     SELECT 'Massal ' || n, $1, now() - (n / 3) * interval '1 hour', '["h"]', 'published' FROM generate_series(1, 100) n`,
    [section],
  )
  const seen: number[] = []
  let after: string | null = ''
  while (after !== null) {
    const query: URLSearchParams = new URLSearchParams({ state: 'all', search: 'Massal', ...(after ? { after } : {}) })
    const { body }: { body: DeskPage } = await desk.get<DeskPage>('editor', `stories?${query}`)
    expect(body.stories.length).toBeLessThanOrEqual(pageSize)
    seen.push(...body.stories.map(({ id }) => id))
    after = body.next
    await desk.sql(
      `INSERT INTO articles (headline, section_id, published_at, segment_hashes, _status)
       VALUES ('Massal baru', $1, now() + interval '1 hour', '["h"]', 'published')`,
      [section],
    )
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThanOrEqual(100)
})

describe('taken back from readers', () => {
  const cellsOf = async (id: number | undefined) => {
    const { body } = await desk.get<StoryCells>('editor', `stories/${id}`)
    return { ...body, ar: body.cells.find(({ locale }) => locale === 'ar') }
  }
  const setStatus = async (collection: 'articles' | 'translations', id: number, _status: 'draft' | 'published') => {
    await desk.payload.update({ collection, id, data: { _status } })
  }

  it('a translation counts as withdrawn, in whichever view that was done', async () => {
    const id = Number((await cellsOf(ids.terbit)).ar?.translation)
    // The pipeline's texts have no version before a person saves them.
    await setStatus('translations', id, 'published')
    await setStatus('translations', id, 'draft')
    expect((await cellsOf(ids.terbit)).ar).toMatchObject({ state: 'withdrawn', reason: 'withdrawn', live: false })
    await setStatus('translations', id, 'published')
    const { ar } = await cellsOf(ids.terbit)
    expect([ar?.live, ar?.state === 'withdrawn', ar?.reason]).toEqual([true, false, null])
  })

  it('a story says so, and nothing of what was to be done for its translations', async () => {
    expect((await cellsOf(ids.gagal)).withdrawn).toBe(false)
    await setStatus('articles', Number(ids.gagal), 'draft')
    const story = await cellsOf(ids.gagal)
    expect(story).toMatchObject({ published: false, withdrawn: true })
    expect(story.cells.map(({ state, reason }) => [state, reason])).not.toContainEqual(['failed', 'badAnswer'])
    expect(story.cells.every(({ reason }) => reason === null)).toBe(true)
    await setStatus('articles', Number(ids.gagal), 'published')
    expect((await cellsOf(ids.gagal)).withdrawn).toBe(false)
  })
})
