// Services that fail in every way, and answers that are not fit for readers: what becomes of the story.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import type { Site } from '#lib/newsroom/payload-types.ts'
import { segmentsOf } from '#lib/segments/index.ts'
import { Desk } from '#lib/translation/testing/newsroom.ts'
import type { Behaviour } from '../testing/behaviour.ts'
import { indonesian, inLanguage, type SentenceName, translateWords } from '../testing/dictionary.ts'
import { bodyOf, plain, tagged } from '../testing/story.ts'
import { until } from '../testing/until.ts'

const secret = 'rahasia-sekali-0123456789'
/** Arabic alone is translated. */
const arabicBy = (engines: string) => ({
  TRANSLATION_ENGINES: '',
  TRANSLATION_ENGINES_AR: engines,
  OPENAI_API_KEY: secret,
  OPENAI_TIMEOUT_SECONDS: '1',
})
const ar = 'ar'
const arabic = (name: SentenceName) => inLanguage(name, ar)

let desk: Desk
const said: string[] = []
beforeAll(async () => {
  desk = await Desk.open()
  for (const method of ['log', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void said.push(words.map(String).join(' ')))
  }
})
afterAll(() => desk?.close())
afterEach(async () => {
  const { rows } = await pool().query(
    'SELECT p::text FROM translation_progress p UNION SELECT e::text FROM translation_engines e',
  )
  expect(JSON.stringify([said, rows])).not.toContain(secret)
})

const words = async (story: number) => segmentsOf(await desk.translation(story, ar)).map(({ text }) => text)
const memory = async () =>
  (await pool().query("SELECT source FROM translation_memory WHERE target = 'ar' ORDER BY source")).rows.map(
    ({ source }) => source,
  )
const setPolicy = (data: Partial<Site>) => desk.newsroom.payload.updateGlobal({ slug: 'site', data })
const putOff = (story: number, attempts = 1) =>
  until(async () => {
    const progress = await desk.progress(story, ar)
    return (progress.state === 'waiting' && progress.attempts >= attempts) || JSON.stringify(progress)
  })
const write = () => desk.write({ headline: indonesian('headline'), body: bodyOf(tagged(), plain('city')) })
const whole = [arabic('headline'), 'شارك في النشاط <1>صيادون محليون</1> و<2>طلاب المدارس</2>.', arabic('city')]

describe('an answer that fails the checks', () => {
  beforeEach(() => desk.forget())
  beforeAll(() => desk.startWorker(arabicBy('openai')))
  afterAll(() => desk.stopWorkers())
  afterEach(() => setPolicy({ translationPolicy: 'hold', holdOn: [] }))

  it('is asked for once more, with the complaint, for that segment alone', async () => {
    desk.service.behave('lostTag')
    const story = await write()
    await desk.settled()
    expect(desk.service.requests).toHaveLength(2)
    const [, again] = desk.service.requests
    expect(again?.texts).toEqual([indonesian('tagged')])
    const message = JSON.parse(JSON.parse(JSON.stringify(again?.body)).messages.at(-1).content)
    expect(message.complaints).toEqual({ 'body.0': [expect.stringContaining('tag is not closed')] })
    expect(await words(story.id)).toEqual(whole)
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published' })
    const characters = ['headline', 'tagged', 'city', 'tagged'].map((name) => indonesian(name as SentenceName).length)
    expect(await desk.progress(story.id, ar)).toMatchObject({
      state: 'done',
      segments: 3,
      characters: characters.reduce((sum, length) => sum + length, 0),
    })
  })

  it('twice is held: readers get the original, nothing of it is remembered; with the next change it is asked for again', async () => {
    desk.service.behave('lostTag', 'lostTag')
    const story = await write()
    await desk.settled()
    expect(await desk.progress(story.id, ar)).toMatchObject({ state: 'held', reason: 'checks' })
    const held = await desk.translation(story.id, ar)
    expect(held.status).toBe('draft')
    expect(held.segments[1]?.warnings).toMatchObject([{ check: expect.stringMatching(/^tag/), severity: 'blocking' }])
    expect(segmentsOf(held)[1]?.text).not.toMatch(/<\d/)
    expect(await memory()).toEqual([indonesian('city'), indonesian('headline')].sort())
    await desk.change(story.id, {})
    await desk.settled()
    expect(desk.sent(ar)).toHaveLength(4)
    expect(await desk.progress(story.id, ar)).toMatchObject({ state: 'held', reason: 'checks' })
    await desk.change(story.id, { body: bodyOf(tagged(), plain('province')) })
    await desk.settled()
    expect(desk.sent(ar).slice(4)).toEqual([indonesian('tagged'), indonesian('province')])
    expect(await words(story.id)).toEqual([...whole.slice(0, 2), arabic('province')])
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published', isCurrent: true })
    expect(await desk.progress(story.id, ar)).toMatchObject({ state: 'done', reason: null })
  })

  it('leaves readers the text that they have', async () => {
    const story = await write()
    await desk.settled()
    desk.decide = () => 'otherLanguage'
    await desk.change(story.id, { body: bodyOf(tagged(), plain('province')) })
    await desk.settled()
    expect(await words(story.id)).toEqual(whole)
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published', isCurrent: false })
    expect(await desk.newest(story.id, ar)).toMatchObject({ status: 'draft', isCurrent: true })
    expect(await desk.progress(story.id, ar)).toMatchObject({ state: 'held', reason: 'checks' })
    expect(await memory()).not.toContain(indonesian('province'))
  })

  it('is mended by a person: they publish it, and it is learned', async () => {
    desk.decide = () => 'otherLanguage'
    const story = await desk.write({ headline: indonesian('headline'), body: bodyOf(plain('rain')) })
    await desk.settled()
    expect(await desk.progress(story.id, ar)).toMatchObject({ state: 'held' })
    await desk.edit(story.id, ar, { headline: arabic('headline') })
    await desk.settled()
    // What they left as it was they have published, too: it is not taken back, nor asked for again.
    const { requests } = desk.service.stats
    await desk.change(story.id, {})
    await desk.settled()
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published', isCurrent: true })
    expect(await desk.progress(story.id, ar)).toMatchObject({ state: 'done', reason: null })
    expect(desk.service.stats.requests).toBe(requests)
    expect(await memory()).toEqual([indonesian('headline')])
    // Nor does it keep later texts from readers.
    desk.decide = () => 'fine'
    await desk.change(story.id, { body: bodyOf(plain('rain'), plain('city')) })
    await desk.settled()
    expect(await words(story.id)).toEqual([arabic('headline'), indonesian('rain'), arabic('city')])
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published' })
  })

  it('is published with its warnings where the newsroom says so, but never without its tags', async () => {
    await setPolicy({ translationPolicy: 'publish' })
    desk.decide = ({ texts }) => (texts.includes(indonesian('rain')) ? 'otherLanguage' : 'lostTag')
    const wrong = await desk.write({ headline: indonesian('rain') })
    const broken = await desk.write({ headline: indonesian('headline'), body: bodyOf(tagged()) })
    await desk.settled()
    expect(await desk.translation(wrong.id, ar)).toMatchObject({ status: 'published', headline: indonesian('rain') })
    const { segments } = await desk.translation(wrong.id, ar)
    expect(segments[0]?.warnings.map(({ check }) => check)).toContain('unchanged')
    expect(await desk.translation(broken.id, ar)).toMatchObject({ status: 'draft' })
    expect(await memory()).toEqual([indonesian('headline')])
  })

  it('is held by a warning that the newsroom has chosen; when it changes its mind, the story is published', async () => {
    await setPolicy({ translationPolicy: 'publish', holdOn: ['end-punctuation'] })
    desk.translate = (text, target) => translateWords(text, target)?.replace('.', '')
    const story = await desk.write({ headline: indonesian('headline'), body: bodyOf(plain('city')) })
    await desk.settled()
    expect(await desk.progress(story.id, ar)).toMatchObject({ state: 'held', reason: 'checks' })
    await setPolicy({ holdOn: [] })
    const { requests } = desk.service.stats
    await desk.change(story.id, {})
    await desk.settled()
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published' })
    expect(desk.service.stats.requests).toBe(requests)
  })

  it('to words that look like instructions: they are text to translate, and nothing else', async () => {
    const story = await desk.write({ headline: indonesian('command'), body: bodyOf(plain('rain')) })
    await desk.settled()
    const { messages } = JSON.parse(JSON.stringify(desk.service.requests[0]?.body))
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user'])
    expect(messages[0].content).not.toContain(indonesian('command'))
    expect(JSON.parse(messages[1].content).segments[0]).toEqual({ id: 'headline', text: indonesian('command') })
    expect(await words(story.id)).toEqual([arabic('command'), arabic('rain')])

    // A model that obeys is found out.
    await desk.forget()
    desk.translate = () => 'Roses are red, violets are blue, and this is a poem for you to read.'
    const obeyed = await desk.write({ headline: indonesian('command') })
    await desk.settled()
    expect(await desk.translation(obeyed.id, ar)).toMatchObject({ status: 'draft' })
    expect(await desk.progress(obeyed.id, ar)).toMatchObject({ state: 'held', reason: 'checks' })
  })
})

describe('an answer that is none', () => {
  const saying = (text: string) => ({ says: JSON.stringify({ segments: [{ id: 'headline', text }] }) })
  const cases: readonly (readonly [string, SentenceName, Behaviour])[] = [
    ['prose', 'headline', 'prose'],
    ['half a JSON', 'rain', 'halfJson'],
    ['too few segments', 'city', 'wrongCount'],
    ['a page', 'province', 'html'],
    ['no end', 'ministry', 'endless'],
    ['a refusal', 'quote', { says: 'I cannot help with that.', stops: 'content_filter' }],
    ['other ids', 'ending', { says: '{"segments":[{"id":"other","text":"نص"}]}' }],
    ['NUL', 'caption', saying('\0نص')],
    ['half a character', 'fish', { says: '{"segments":[{"id":"headline","text":"\\ud800 نص"}]}' }],
    ['far too many characters', 'waves', saying('نص '.repeat(5000))],
  ]
  const stories = new Map<string, number>()

  beforeAll(async () => {
    await desk.startWorker(arabicBy('openai'))
    await desk.forget()
    desk.decide = ({ texts }) => cases.find(([, name]) => texts.includes(indonesian(name)))?.[2] ?? 'fine'
    for (const [what, name] of cases) stories.set(what, (await desk.write({ headline: indonesian(name) })).id)
    for (const story of stories.values()) await putOff(story)
  })
  afterAll(() => desk.stopWorkers())

  it.each(cases)('%s: nothing of it is kept, the reason is said, and it is tried again', async (what) => {
    const story = stories.get(what) ?? 0
    expect(await desk.progress(story, ar)).toMatchObject({
      state: expect.stringMatching('waiting|translating'),
      reason: 'badAnswer',
      detail: expect.stringMatching(/openai|OpenAI/),
    })
    expect(await memory()).toEqual([])
    await expect(desk.translation(story, ar)).rejects.toThrow('no translation')
    expect((await desk.jobs()).map(({ story: id }) => id)).toContain(story)
  })

  it('again and again ends in a state that a person sees; the next change begins anew', async () => {
    await desk.forget()
    desk.decide = () => 'prose'
    const story = await desk.write({ headline: indonesian('headline') })
    await putOff(story.id)
    // It is sent again after two seconds and more: on a slow machine it may be at work just now, or for the second time.
    await until(async () => {
      const { rowCount } = await pool().query(
        `UPDATE pgboss.job SET start_after = now(), data = data || '{"failed": 5}'
          WHERE state = 'created' AND (data->>'failed')::int BETWEEN 1 AND 4`,
      )
      return rowCount === 1 || 'none waits'
    })
    await desk.settled()
    const progress = await desk.progress(story.id, ar)
    expect(progress).toMatchObject({ state: 'failed', reason: 'badAnswer' })
    expect(progress.attempts).toBeGreaterThanOrEqual(2)
    desk.decide = () => 'fine'
    await desk.change(story.id, {})
    await desk.settled()
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published' })
  })
})

describe('a service that does not answer', () => {
  beforeEach(() => desk.forget())
  beforeAll(() => desk.startWorker(arabicBy('openai')))
  afterAll(() => desk.stopWorkers())

  it.each<readonly [string, Behaviour, string, RegExp]>([
    ['is down', { status: 503, message: `Bearer ${secret} is not known here` }, 'unreachable', /503/],
    ['fails', { status: 500, message: `failed with ${secret}` }, 'unreachable', /500/],
    ['hangs up', 'drop', 'unreachable', /can't be reached/],
    ['hangs', 'hang', 'unreachable', /did not answer within 1 s/],
    ['refuses the key', { status: 401, message: `Incorrect key: ${secret}` }, 'refused', /OPENAI_API_KEY/],
    ['has no quota left', { status: 402, message: 'pay first' }, 'refused', /quota/],
  ])('%s: the story waits, and who comes to it meanwhile hears why', async (_, behaviour, reason, detail) => {
    desk.decide = () => behaviour
    const story = await desk.write({ headline: indonesian('headline') })
    await putOff(story.id)
    expect(await desk.progress(story.id, ar)).toMatchObject({
      state: 'waiting',
      reason,
      detail: expect.stringMatching(detail),
    })
    // Who comes to it while it is left alone hears the reason, too.
    await pool().query("UPDATE translation_engines SET open_until = now() + interval '1 minute'")
    const { requests } = desk.service.stats
    const other = await desk.write({ headline: indonesian('rain') })
    await putOff(other.id)
    expect(await desk.progress(other.id, ar)).toMatchObject({ reason, detail: expect.stringMatching(detail) })
    expect(desk.service.stats.requests).toBe(requests)
  })

  it('comes back: what waited appears by itself', async () => {
    desk.decide = () => ({ status: 503 })
    const story = await desk.write({ headline: indonesian('headline') })
    await putOff(story.id)
    desk.decide = () => 'fine'
    await desk.settled()
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published' })
    const { rows } = await pool().query('SELECT failures, open_until, last_error FROM translation_engines')
    expect(rows).toEqual([{ failures: 0, open_until: null, last_error: null }])
  })

  it('asks to be left alone for a moment: it is', async () => {
    desk.service.behave({ status: 429, retryAfter: '1' })
    const times: number[] = []
    desk.service.holdUp(async () => void times.push(Date.now()))
    const story = await desk.write({ headline: indonesian('headline') })
    await desk.settled()
    expect(await desk.translation(story.id, ar)).toMatchObject({ status: 'published' })
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(1_000)
  })

  it('asks to be left alone for longer: the story waits so long, and nothing else is sent', async () => {
    desk.service.behave({ status: 429, retryAfter: '40' })
    const story = await desk.write({ headline: indonesian('headline') })
    await putOff(story.id)
    const other = await desk.write({ headline: indonesian('rain') })
    await putOff(other.id)
    expect(desk.service.stats.requests).toBe(1)
    const { rows } = await pool().query<{ wait: number }>(
      "SELECT extract(epoch FROM start_after - now())::float8 AS wait FROM pgboss.job WHERE state = 'created'",
    )
    expect(rows).toHaveLength(2)
    for (const { wait } of rows) {
      expect(wait).toBeGreaterThan(25)
      expect(wait).toBeLessThan(85)
    }
  })
})

describe('several services', () => {
  beforeEach(() => desk.forget())
  afterEach(() => desk.stopWorkers())
  const protocols = () => desk.service.requests.map(({ protocol }) => protocol)

  it('are tried in their order; each language may have its own', async () => {
    await desk.startWorker({ ...desk.service.env('openai,deepl'), TRANSLATION_ENGINES_AR: 'libretranslate,openai' })
    const story = await desk.write({ headline: indonesian('headline'), body: bodyOf(tagged()) })
    await desk.settled()
    expect(Object.fromEntries(desk.service.requests.map(({ target, protocol }) => [target, protocol]))).toEqual({
      ar: 'libretranslate',
      en: 'openai',
      fr: 'openai',
      ja: 'openai',
      zh: 'openai',
    })
    expect(await words(story.id)).toEqual(whole.slice(0, 2))
  })

  it.each<readonly [string, Behaviour]>([
    ['is down', { status: 503 }],
    ['refuses the key', { status: 403 }],
    ['answers nonsense', 'prose'],
    ['does not take the request', { status: 400 }],
  ])('%s: the next one does it, in the same job', async (_, behaviour) => {
    await desk.startWorker(arabicBy('openai,deepl'))
    desk.decide = ({ protocol }) => (protocol === 'openai' ? behaviour : 'fine')
    const story = await write()
    await desk.settled()
    expect(protocols().at(-1)).toBe('deepl')
    expect(await words(story.id)).toEqual(whole)
    expect((await desk.translation(story.id, ar)).segments.map(({ engine }) => engine)).toEqual(Array(3).fill('deepl'))
  })

  it('what one tags wrongly twice, the next is asked for, and for nothing else', async () => {
    await desk.startWorker({ ...arabicBy('openai,libretranslate'), OPENAI_PRICE: '1000000', LIBRETRANSLATE_PRICE: '0' })
    desk.decide = ({ protocol }) => (protocol === 'openai' ? 'lostTag' : 'fine')
    const story = await write()
    await desk.settled()
    expect(protocols()).toEqual(['openai', 'openai', 'libretranslate'])
    expect(desk.service.requests[2]?.texts).toEqual([
      'Kegiatan itu diikuti <t1>para pelajar</t1> dan <t2>nelayan setempat</t2>.',
    ])
    expect(await words(story.id)).toEqual(whole)
    expect((await desk.translation(story.id, ar)).segments.map(({ engine }) => engine)).toEqual([
      'openai',
      'libretranslate',
      'openai',
    ])
    // Of what was asked in vain the newsroom hears, too: it is paid for.
    const [headline, tags, city] = ['headline', 'tagged', 'city'].map((name) => indonesian(name as SentenceName).length)
    expect(await desk.progress(story.id, ar)).toMatchObject({
      cost: (headline ?? 0) + 2 * (tags ?? 0) + (city ?? 0),
      characters: (headline ?? 0) + 3 * (tags ?? 0) + (city ?? 0),
    })
  })

  it('what none puts into the language is held with the first one’s answer', async () => {
    await desk.startWorker(arabicBy('openai,libretranslate'))
    desk.translate = (text, target) => translateWords(text, target === ar ? 'fr' : target)
    const story = await desk.write({ headline: indonesian('headline') })
    await desk.settled()
    expect(protocols()).toEqual(['openai', 'openai', 'libretranslate', 'libretranslate'])
    expect(await desk.newest(story.id, ar)).toMatchObject({ status: 'draft', headline: inLanguage('headline', 'fr') })
    expect((await desk.newest(story.id, ar)).segments[0]?.engine).toBe('openai')
    expect(await memory()).toEqual([])
  })

  it('takes no more in one request than any of them does', async () => {
    await desk.startWorker({ ...arabicBy('openai,deepl'), OPENAI_BATCH_SEGMENTS: '40', DEEPL_BATCH_SEGMENTS: '2' })
    desk.decide = ({ protocol }) => (protocol === 'openai' ? { status: 400 } : 'fine')
    const story = await write()
    await desk.settled()
    expect(await words(story.id)).toEqual(whole)
    expect(Math.max(...desk.service.requests.map(({ texts }) => texts.length))).toBe(2)
  })
})
