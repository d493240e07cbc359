// What people do with translations at the desk, over HTTP, with their own rights.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Asker } from '#lib/newsroom/testing/newsroom.ts'
import { type SegmentRecord, segmentsOf } from '#lib/segments/index.ts'
import { paragraphs, publishStory, type Reply, type TestDesk, testDesk } from '../testing/page.ts'
import type { Sheet, SheetSegment } from '../types.ts'

let desk: TestDesk
let section: number
let story: number
let arabic: number
const original = ['Kapal **baru** tiba.', 'Ada 12 kapal.', 'Tamat.']
const translated = ['وصلت السفينة **الجديدة**.', 'هناك 12 سفينة.', 'انتهى.']

beforeAll(async () => {
  desk = await testDesk()
  const data = { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 }
  section = (await desk.payload.create({ collection: 'sections', data })).id
}, 240_000)
afterAll(() => desk?.close())
beforeEach(async () => {
  const texts = { ar: { headline: 'عنوان', body: translated }, fr: { headline: 'Titre', body: ['a **b**', 'b', 'c'] } }
  const made = await publishStory(desk, section, { headline: 'Judul', body: original, texts })
  story = made.id
  arabic = made.texts.ar ?? 0
})

const sheet = async (asker: Asker = 'editor', headers = {}) =>
  (await desk.get<Sheet>(asker, `stories/${story}/ar`, headers)).body
const change = async (asker: Asker, action: object, headers = {}): Promise<Reply<Sheet>> => {
  const { stamp } = await sheet()
  return desk.post<Sheet>(asker, `stories/${story}/ar`, { stamp, ...action }, headers)
}
const segment = (of: Sheet, key: string): SheetSegment => {
  const found = of.segments.find((one) => one.key === key)
  if (!found) throw new Error(`no segment ${key}`)
  return found
}
const stored = () =>
  desk.payload.findByID({ collection: 'translations', id: arabic, depth: 0, draft: true, showHiddenFields: true })
const records = async () => (await stored()).segments as unknown as SegmentRecord[]
const texts = async () => segmentsOf({ ...(await stored()), corrections: [] }).map(({ text }) => text)
const jobs = () =>
  desk.sql<{ state: string }>(
    `SELECT state FROM translation_progress WHERE article_id = $1 AND locale = 'ar' AND state = 'waiting'`,
    [story],
  )
const rewrite = (...body: string[]) =>
  desk.payload.update({ collection: 'articles', id: story, data: { body: paragraphs(...body) } })
const keepRecords = async (edit: (records: SegmentRecord[]) => SegmentRecord[]) => {
  const segments = edit(await records()) as never
  await desk.payload.update({
    collection: 'translations',
    id: arabic,
    data: { segments },
    context: { byMachine: true },
  })
}

describe('the sheet', () => {
  it('shows both sides with the original’s tag numbers', async () => {
    const { segments, mayChange, isDraft } = await sheet()
    expect(segments.map(({ key, state, origin, engine }) => [key, state, origin, engine])).toEqual(
      ['headline', 'body.0', 'body.1', 'body.2'].map((key) => [key, 'current', 'machine', 'openai']),
    )
    expect(segments[1]).toMatchObject({ source: 'Kapal <1>baru</1> tiba.', target: 'وصلت السفينة <1>الجديدة</1>.' })
    expect({ mayChange, isDraft }).toEqual({ mayChange: true, isDraft: false })
    expect((await sheet()).cell.stamp).toBe((await sheet()).stamp)
  })
  it('marks what has changed in the original, and what is missing', async () => {
    await rewrite('Kapal **baru** tiba.', 'Ada 15 kapal.', 'Tamat.', 'Kapal lain menyusul.')
    const { segments } = await sheet()
    expect(segments.map(({ state }) => state)).toEqual(['current', 'current', 'behind', 'current', 'missing'])
    expect(segments[2]?.sourcePieces).toEqual([
      { kind: 'text', text: 'Ada ' },
      { kind: 'text', text: '12', change: 'removed' },
      { kind: 'text', text: '15', change: 'added' },
      { kind: 'text', text: ' kapal.' },
    ])
  })
  it('says warnings in the language of the interface, marks terms and places reports', async () => {
    await keepRecords((all) =>
      all.map((record) =>
        record.key === 'body.1'
          ? { ...record, warnings: [{ check: 'number-missing', severity: 'warning', detail: { numbers: '12' } }] }
          : record,
      ),
    )
    const term = { term: `kapal`, renderings: { ar: 'سفينة' } }
    const { id } = await desk.payload.create({ collection: 'glossary', data: term })
    const report = `INSERT INTO reports (article_id, locale, anchor, paragraph, suggestion) VALUES ($1, 'ar', $2, $3, 'أفضل')`
    await desk.sql(report, [story, 'p3', 'انتهى.'])
    await desk.sql(report, [story, 'p9', 'ما لم يعد موجودًا'])
    const found = await sheet('editor', { 'Accept-Language': 'fr' })
    const second = segment(found, 'body.1')
    expect(second.warnings).toEqual([{ severity: 'warning', sentence: expect.stringContaining('12') }])
    expect(second.warnings[0]?.sentence).toMatch(/original/)
    expect(second.terms).toEqual([{ term: 'kapal', rendering: 'سفينة', note: null }])
    expect(second.sourcePieces).toContainEqual({ kind: 'text', text: 'kapal', rendering: 'سفينة' })
    expect(segment(found, 'body.2').reports).toMatchObject([{ suggestion: 'أفضل' }])
    expect(found.reports).toHaveLength(1)
    expect(found.cell).toMatchObject({ warnings: 1, blocking: 0, reports: 2 })
    await desk.payload.delete({ collection: 'glossary', id })
  })
})

describe('editing a segment', () => {
  it('makes it this person’s, at once for readers, and leaves the others as they were', async () => {
    const { status, body } = await change('translator', {
      action: 'edit',
      key: 'body.1',
      text: 'هناك اثنتا عشرة سفينة.',
    })
    expect(status).toBe(200)
    expect(segment(body, 'body.1')).toMatchObject({ target: 'هناك اثنتا عشرة سفينة.', origin: 'human', engine: null })
    expect((await records()).map(({ origin }) => origin)).toEqual(['machine', 'machine', 'human', 'machine'])
    expect(await texts()).toEqual(['عنوان', 'وصلت السفينة <1>الجديدة</1>.', 'هناك اثنتا عشرة سفينة.', 'انتهى.'])
    expect((await stored())._status).toBe('published')
  })
  it('keeps a draft a draft', async () => {
    const data = { headline: 'مسودة', _status: 'draft' } as const
    await desk.payload.update({ collection: 'translations', id: arabic, data, draft: true })
    const { body } = await change('editor', { action: 'edit', key: 'body.2', text: 'النهاية.' })
    expect(body.isDraft).toBe(true)
    const seen = await desk.payload.findByID({ collection: 'translations', id: arabic, depth: 0 })
    expect(seen).toMatchObject({ headline: 'عنوان', _status: 'published' })
    expect(await texts()).toEqual(['مسودة', 'وصلت السفينة <1>الجديدة</1>.', 'هناك 12 سفينة.', 'النهاية.'])
  })
  it.each([
    ['broken tags', 'وصلت <1>السفينة.', /مكانها|يُغلق|غير|تنسيق/],
    ['lost tags', 'وصلت السفينة.', /<1>/],
    ['invented tags', '<1>وصلت</1> <2>السفينة</2>.', /<2>/],
  ])('refuses %s with a sentence, and changes nothing', async (_, text, sentence) => {
    const before = await sheet()
    const { status, body } = await change(
      'editor',
      { action: 'edit', key: 'body.0', text },
      { 'Accept-Language': 'ar' },
    )
    expect(status).toBe(409)
    expect(body.message).toMatch(/^لم يُحفظ/)
    expect(body.message).toMatch(sentence)
    expect((await sheet()).stamp).toBe(before.stamp)
  })
  it.each([
    ['nothing', { text: '  ' }, 400],
    ['a place that is not there', { key: 'body.99' }, 404],
    ['far too much', { text: 'x'.repeat(20_001) }, 400],
    ['a headline that is too long', { key: 'headline', text: 'ا'.repeat(301) }, 400],
    ['no action of ours', { action: 'delete' }, 400],
  ])('refuses %s', async (_, more, expected) => {
    const { status, body } = await change('editor', { action: 'edit', key: 'body.1', text: 'x', ...more })
    expect([status, typeof body.message]).toEqual([expected, 'string'])
  })
  it('refuses what was made on an older text', async () => {
    const { stamp } = await sheet()
    expect((await change('editor', { action: 'edit', key: 'body.1', text: 'أولًا' })).status).toBe(200)
    const late = await desk.post<Sheet>('translator', `stories/${story}/ar`, {
      action: 'edit',
      key: 'body.1',
      text: 'ثانيًا',
      stamp,
    })
    expect(late.status).toBe(409)
    expect((await texts())[2]).toBe('أولًا')
  })
  it('lets one of two at the same moment through', async () => {
    const { stamp } = await sheet()
    const send = (text: string) =>
      desk.post('editor', `stories/${story}/ar`, { action: 'edit', key: 'body.1', text, stamp })
    const answers = await Promise.all([send('أ'), send('ب'), send('ج')])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  })
  it('is only for those who may', async () => {
    const { stamp } = (await desk.get<Sheet>('editor', `stories/${story}/fr`)).body
    const edit = { action: 'edit', key: 'body.1', text: 'x', stamp }
    expect((await desk.post('translator', `stories/${story}/fr`, edit)).status).toBe(403)
    expect((await desk.post('reporter', `stories/${story}/fr`, edit)).status).toBe(403)
    expect((await desk.post('reader', `stories/${story}/fr`, edit)).status).toBe(401)
  })
})

describe('what has changed in the original', () => {
  const suggestion = {
    text: 'هناك 15 سفينة.',
    source: segmentsOf({ headline: 'Ada 15 kapal.' })[0]?.hash ?? '',
    engine: 'deepl',
    at: '2026-11-02T00:00:00.000Z',
    warnings: [{ check: 'length', severity: 'warning', detail: {} }] as const,
  }
  beforeEach(async () => {
    await change('editor', { action: 'edit', key: 'body.1', text: 'ثمة 12 سفينة.' })
    await rewrite('Kapal **baru** tiba.', 'Ada 15 kapal.', 'Tamat.')
    await keepRecords((all) => all.map((record) => (record.key === 'body.1' ? { ...record, suggestion } : record)))
  })
  it('is approved as it stands', async () => {
    expect((await sheet()).cell).toMatchObject({ behind: true, suggestions: 1 })
    const { body } = await change('editor', { action: 'approve', key: 'body.1' })
    expect(segment(body, 'body.1')).toMatchObject({
      state: 'current',
      origin: 'human',
      suggestion: null,
      target: 'ثمة 12 سفينة.',
    })
    expect(body.cell).toMatchObject({ behind: false, suggestions: 0 })
  })
  it('takes the machine’s suggestion, as the machine’s', async () => {
    const { body } = await change('editor', { action: 'useSuggestion', key: 'body.1' })
    expect(segment(body, 'body.1')).toMatchObject({
      state: 'current',
      origin: 'machine',
      engine: 'deepl',
      target: 'هناك 15 سفينة.',
      suggestion: null,
      warnings: [{ severity: 'warning' }],
    })
    expect(body.cell.behind).toBe(false)
    expect((await texts())[2]).toBe('هناك 15 سفينة.')
  })
  it('takes a suggestion that was edited as a person’s', async () => {
    const { body } = await change('editor', { action: 'edit', key: 'body.1', text: 'ثمة 15 سفينة.' })
    expect(segment(body, 'body.1')).toMatchObject({ state: 'current', origin: 'human' })
  })
  it('puts a suggested paragraph into its place', async () => {
    await rewrite('Kapal **baru** tiba.', 'Ada 15 kapal.', 'Tamat.', 'Kapal lain.')
    const source = segmentsOf({ body: paragraphs('Kapal lain.') })[0]?.hash ?? ''
    const added = { ...suggestion, text: 'سفينة أخرى.', source }
    await keepRecords((all) => [
      ...all,
      { key: 'body.3', source: '', target: '', origin: 'human', engine: null, at: '', warnings: [], suggestion: added },
    ])
    expect((await sheet()).segments.map(({ state }) => state)).toEqual([
      'current',
      'current',
      'behind',
      'current',
      'missing',
    ])
    const { body } = await change('editor', { action: 'useSuggestion', key: 'body.3' })
    expect(body.segments.map(({ state }) => state)).toEqual(['current', 'current', 'behind', 'current', 'current'])
    expect(await texts()).toEqual(['عنوان', 'وصلت السفينة <1>الجديدة</1>.', 'ثمة 12 سفينة.', 'انتهى.', 'سفينة أخرى.'])
    expect((await records()).map(({ origin }) => origin)).toEqual(['machine', 'machine', 'human', 'machine', 'machine'])
  })
  it('takes out what the original has lost', async () => {
    await rewrite('Kapal **baru** tiba.', 'Ada 12 kapal.')
    const extra = (await sheet()).segments.find(({ state }) => state === 'extra')
    expect(extra).toMatchObject({ target: 'انتهى.', source: null })
    const { body } = await change('editor', { action: 'remove', key: extra?.key })
    expect(body.segments.map(({ key }) => key)).toEqual(['headline', 'body.0', 'body.1'])
    expect(await texts()).toHaveLength(3)
  })
})

describe('the machine', () => {
  it('is asked for one segment anew', async () => {
    const { status, body } = await change('editor', { action: 'redo', key: 'body.1' })
    expect(status).toBe(200)
    expect(body.segments.filter(({ redo }) => redo).map(({ key }) => key)).toEqual(['body.1'])
    expect(await jobs()).toHaveLength(1)
  })
  it('gets the whole back', async () => {
    await change('editor', { action: 'edit', key: 'body.1', text: 'ثمة 12 سفينة.' })
    await change('editor', { action: 'review', role: 'محرر لغوي' })
    await change('editor', { action: 'withdraw' })
    const { body } = await change('editor', { action: 'toMachine' })
    expect(body).toMatchObject({ withdrawn: false, review: null })
    expect(body.segments.every(({ redo, origin }) => redo && origin === 'machine')).toBe(true)
    expect(await stored()).toMatchObject({ origin: 'machine', reviewedAt: null, reviewedBy: null, reviewedRole: null })
    expect(await jobs()).toHaveLength(1)
  })
  it('is not asked about a locked text', async () => {
    await change('editor', { action: 'lock' })
    expect((await sheet()).cell.locked).toBe(true)
    for (const action of [{ action: 'toMachine' }, { action: 'redo', key: 'body.1' }]) {
      expect((await change('editor', action)).status).toBe(409)
    }
    expect((await change('editor', { action: 'unlock' })).body.cell.locked).toBe(false)
  })
  it('translates stories on request, what was held anew', async () => {
    await keepRecords((all) =>
      all.map((record, index) =>
        index === 2 ? { ...record, warnings: [{ check: 'empty', severity: 'blocking', detail: {} }] } : record,
      ),
    )
    await desk.sql("UPDATE translation_progress SET state = 'held' WHERE article_id = $1 AND locale = 'ar'", [story])
    const { status, body } = await desk.post<{ asked: number }>('translator', 'requests', { stories: [story] })
    expect([status, body.asked]).toEqual([200, 2])
    expect((await records()).map(({ redo }) => redo === true)).toEqual([false, false, true, false])
    expect(await jobs()).toHaveLength(1)
  })
  it.each([
    ['a draft', 409, () => ({ stories: [] as number[] })],
    ['a language of others', 403, () => ({ stories: [story], locales: ['fr'] })],
    ['nothing', 400, () => ({ stories: [] })],
    ['far too many', 400, () => ({ stories: Array.from({ length: 101 }, (_, n) => n + 1) })],
  ])('is not asked for %s', async (what, expected, wish) => {
    const given = wish()
    if (what === 'a draft') {
      const data = { headline: 'Draf', section, kind: 'news' } as const
      given.stories = [(await desk.payload.create({ collection: 'articles', data, draft: true })).id]
    }
    expect((await desk.post('translator', 'requests', given)).status).toBe(expected)
  })
})

describe('the whole', () => {
  it('is reviewed, with name and time', async () => {
    const { body } = await change('translator', { action: 'review', role: 'مترجمة' })
    expect(body.review).toMatchObject({ role: 'مترجمة', by: 'translator' })
    expect(Date.now() - Date.parse(body.review?.at ?? '')).toBeLessThan(60_000)
    expect(body.ownRole).toBe('مترجم')
  })
  it('is withdrawn and published again', async () => {
    await desk.sql("UPDATE translation_progress SET state = 'held' WHERE article_id = $1 AND locale = 'ar'", [story])
    const { body } = await change('editor', { action: 'withdraw' })
    expect(body).toMatchObject({ withdrawn: true, isDraft: true, cell: { state: 'withdrawn', live: false } })
    const back = (await change('editor', { action: 'publish' })).body
    expect(back).toMatchObject({ withdrawn: false, isDraft: false, cell: { live: true } })
  })
  it('has its reports closed', async () => {
    await desk.sql(`INSERT INTO reports (article_id, locale, anchor, paragraph) VALUES ($1, 'ar', 'p1', 'x')`, [story])
    const [report] = await desk.sql<{ id: number }>('SELECT id FROM reports WHERE article_id = $1', [story])
    const close = (asker: Asker) => change(asker, { action: 'closeReport', report: report?.id, as: 'dismissed' })
    expect((await close('reporter')).status).toBe(403)
    expect((await close('translator')).body.cell.reports).toBe(0)
    expect(await desk.sql('SELECT state FROM reports WHERE id = $1', [report?.id])).toEqual([{ state: 'dismissed' }])
    expect((await change('editor', { action: 'closeReport', report: 999_999, as: 'done' })).status).toBe(404)
  })
})
