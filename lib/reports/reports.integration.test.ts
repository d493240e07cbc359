// Reports over real HTTP into a real database, as a page sends them.
import { type OutgoingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { body, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import { closePool, pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { addSection, addStory, addTranslation } from '#lib/news/testing/newsroom.ts'
import { type TestSite, testSite } from '#lib/portal/testing/site.ts'
import { forgetSettings } from '#lib/runtime/settings.ts'
import { createReports, readReplyTexts } from './index.ts'
import { mostPerHour } from './store.ts'
import { issueToken } from './token.ts'

const secret = 'only-for-tests-only-for-tests-only-for-tests'
const siteUrl = 'https://news.example'

let database: TestDatabase
let section: number
let site: TestSite
let story: number

beforeAll(async () => {
  database = await testDatabase()
  section = await addSection('world', { id: 'dunia' })
})
afterAll(() => database.drop())
afterEach(() => site.close())

/** A site with one story in Arabic; its limits are fresh. */
async function open(trustProxy = true): Promise<void> {
  const sentences = readReplyTexts(path.resolve('messages'))
  const reports = createReports({ secret: () => secret, siteUrl, trustProxy, sentences })
  site = await testSite(() => {}, { roles: ['portal'], siteUrl, endpoints: { reports } })
  story = await addStory({ section })
  await addTranslation(story, 'ar', { body: body(paragraph(text('أول.')), paragraph(text('وتصل '), text('غدًا.', 1))) })
}

type Reply = { status: number; headers: Record<string, unknown>; message: string }

/** Sends bytes exactly as given. */
function send(url: string, headers: OutgoingHttpHeaders, content: string | Buffer, method = 'POST'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: site.port, host: '127.0.0.1', path: url, method, headers, agent: false }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      answer.on('end', () => {
        const { message } = JSON.parse(text) as { message: string }
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, message })
      })
    })
    sent.on('error', reject)
    sent.end(content)
  })
}

const browser = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', origin: siteUrl }

const tokenFor = (locale: TranslationLocale, article = story) =>
  issueToken(secret, { locale, article }, Date.now() - 60_000)

const given = (changes: object = {}) =>
  JSON.stringify({ anchor: 'p2', suggestion: 'وتصل بعد تسعة أيام.', website: '', token: tokenFor('ar'), ...changes })

const report = (changes: object = {}, from = '192.0.2.1') =>
  send(`/ar/${story}/reports`, { ...browser, 'x-forwarded-for': from }, given(changes))

const stored = async () =>
  (await pool().query('SELECT * FROM reports WHERE article_id = $1 ORDER BY id', [story])).rows as Record<
    string,
    unknown
  >[]

describe('a report', () => {
  it('reaches the newsroom with the paragraph as it is stored, and with nothing about its sender', async () => {
    await open()
    const { status, headers, message } = await report()
    expect([status, message]).toEqual([201, 'شكرًا لكم. وصل بلاغكم إلى هيئة التحرير.'])
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' })
    expect(headers).not.toHaveProperty('set-cookie')
    expect(await stored()).toEqual([
      {
        id: expect.any(Number),
        article_id: story,
        locale: 'ar',
        anchor: 'p2',
        paragraph: 'وتصل غدًا.',
        suggestion: 'وتصل بعد تسعة أيام.',
        state: 'open',
        updated_at: expect.any(Date),
        created_at: expect.any(Date),
      },
    ])
  })

  it('may say nothing but that there is a problem', async () => {
    await open()
    expect((await report({ suggestion: ' ' })).status).toBe(201)
    expect(await stored()).toMatchObject([{ suggestion: null, anchor: 'p2' }])
  })

  it('is stored once while it is open, however often and by however many it is sent', async () => {
    await open()
    const replies = await Promise.all(Array.from({ length: 8 }, (_, index) => report({}, `192.0.2.${index}`)))
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect((await report({ suggestion: 'غيره' })).status).toBe(201)
    expect(await stored()).toHaveLength(2)
    await pool().query(`UPDATE reports SET state = 'dismissed' WHERE article_id = $1`, [story])
    expect((await report()).status).toBe(201)
    expect(await stored()).toHaveLength(3)
  })

  it('keeps of a long paragraph as much as the newsroom does, and no half character', async () => {
    await open()
    const id = await addStory({ section })
    await addTranslation(id, 'ar', { body: body(paragraph(text(`${'م'.repeat(3999)}🚢`))) })
    const sent = given({ anchor: 'p1', token: tokenFor('ar', id) })
    expect((await send(`/ar/${id}/reports`, browser, sent)).status).toBe(201)
    const { rows } = await pool().query('SELECT paragraph FROM reports WHERE article_id = $1', [id])
    expect(rows).toEqual([{ paragraph: 'م'.repeat(3999) }])
  })

  it.each(translationLocales)('%s: is answered in the language of the page', async (locale) => {
    await open()
    const messages = new Set<string>()
    for (const sent of [given({ anchor: 'p9', token: tokenFor(locale) }), given({ token: 'old' }), '{']) {
      messages.add((await send(`/${locale}/${story}/reports`, browser, sent)).message)
    }
    const own = {
      ar: /[\u0600-\u06ff]/,
      ja: /[\u3040-\u30ff]/,
      zh: /请/,
      en: /page|form/,
      fr: /signalement|formulaire|page/,
    }
    expect(messages.size).toBe(3)
    for (const message of messages) expect(message).toMatch(own[locale])
  })
})

describe('a form’s token', () => {
  it('is to be had by asking, is never kept, and is good after a moment', async () => {
    await open()
    const answer = await site.get(`/ar/${story}/reports`)
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    const { token } = JSON.parse(answer.body.toString()) as { token: string }
    expect((await report({ token })).status).toBe(403)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3000 })
    try {
      expect((await report({ token })).status).toBe(201)
    } finally {
      vi.useRealTimers()
    }
    expect((await site.get(`/ar/${story}/reports`, {}, 'HEAD')).body.length).toBe(0)
  })

  it('is good for the text that it was asked for only', async () => {
    await open()
    for (const token of [tokenFor('ja'), tokenFor('ar', story + 1), 'x', '']) {
      expect((await report({ token })).status).toBe(403)
    }
    expect(await stored()).toEqual([])
  })
})

describe('refused, with nothing stored', () => {
  const json = browser['content-type']
  it.each<[string, OutgoingHttpHeaders, string | Buffer | (() => string), number]>([
    ['from a foreign page', { ...browser, 'sec-fetch-site': 'cross-site' }, given, 400],
    ['from a page of a sister site', { ...browser, 'sec-fetch-site': 'same-site' }, given, 400],
    ['from a foreign origin', { 'content-type': json, origin: 'https://evil.example' }, given, 400],
    ['from a sandboxed page', { 'content-type': json, origin: 'null' }, given, 400],
    ['from no browser', { 'content-type': json }, given, 400],
    ['as a form', { ...browser, 'content-type': 'application/x-www-form-urlencoded' }, given, 400],
    ['as plain text', { ...browser, 'content-type': 'text/plain' }, given, 400],
    ['by what fills in every field', browser, () => given({ website: 'https://spam.example' }), 400],
    ['with a field of its own', browser, () => given({ state: 'done' }), 400],
    ['half of it', browser, '{"anchor":', 400],
    ['empty', browser, '', 400],
    ['not UTF-8', browser, Buffer.from([0x7b, 0xff, 0x7d]), 400],
    ['with NUL', browser, () => given({ suggestion: 'a\0' }), 400],
    ['with half a character', browser, () => given({}).replace('وتصل', '\\ud83d'), 400],
    ['an endless nest', browser, `${'['.repeat(8000)}${']'.repeat(8000)}`, 400],
    ['too long a suggestion', browser, () => given({ suggestion: 'ن'.repeat(4001) }), 413],
    ['too long altogether', browser, () => given({ suggestion: 'x'.repeat(20_000) }), 413],
    ['too long, without saying so', { ...browser, 'transfer-encoding': 'chunked' }, 'x'.repeat(40_000), 413],
    ['with three links', browser, () => given({ suggestion: 'www.a www.b www.c' }), 422],
    ['about a paragraph that is not there', browser, () => given({ anchor: 'p3' }), 404],
  ])('%s', async (_how, headers, content, status) => {
    await open()
    const reply = await send(`/ar/${story}/reports`, headers, typeof content === 'function' ? content() : content)
    expect([reply.status, reply.message]).toEqual([status, expect.stringMatching(/[\u0600-\u06ff]/)])
    expect(await stored()).toEqual([])
  })

  it('about a text that is not published', async () => {
    await open()
    const hidden = await addStory({ section, status: 'draft' })
    await addTranslation(hidden, 'ar')
    for (const [id, locale] of [
      [hidden, 'ar'],
      [story, 'ja'],
      [2_000_000_000, 'ar'],
    ] as const) {
      const sent = given({ anchor: 'p1', token: tokenFor(locale, id) })
      expect((await send(`/${locale}/${id}/reports`, browser, sent)).status).toBe(404)
    }
  })

  it('a browser without Sec-Fetch-Site is known by the origin of its page, as the reader knows the site', async () => {
    await open()
    const plain = { 'content-type': json }
    const here = `http://127.0.0.1:${site.port}`
    expect((await send(`/ar/${story}/reports`, { ...plain, origin: siteUrl }, given())).status).toBe(201)
    const again = given({ suggestion: 'غيره' })
    expect((await send(`/ar/${story}/reports`, { ...plain, origin: here }, again)).status).toBe(201)
  })
})

describe('too many', () => {
  it('from one address, whatever they are about, are told to wait; others are not', async () => {
    await open()
    const statuses: number[] = []
    for (let n = 0; n < 10; n += 1) statuses.push((await report({ suggestion: `${n % 3}` })).status)
    expect(statuses).toEqual(Array(10).fill(201))
    const { status, headers, message } = await report()
    expect([status, message]).toEqual([429, 'وصلت بلاغات كثيرة في الوقت الحالي. يُرجى المحاولة لاحقًا.'])
    expect(Number(headers['retry-after'])).toBeGreaterThan(500)
    expect((await report({}, '192.0.2.1, 198.51.100.7')).status).toBe(201)
  })

  it('count by connection where no proxy is trusted', async () => {
    await open(false)
    for (let n = 0; n < 10; n += 1) await report({ suggestion: '1' }, `192.0.2.${n}`)
    expect((await report({}, '192.0.2.99')).status).toBe(429)
  })

  it('about one story within an hour are held back, also when they come at once and by several processes', async () => {
    await open()
    const sent = await Promise.all(
      Array.from({ length: mostPerHour + 6 }, (_, n) => report({ suggestion: `${n}` }, `198.51.100.${n}`)),
    )
    expect(sent.filter(({ status }) => status === 201)).toHaveLength(mostPerHour)
    const [refused] = sent.filter(({ status }) => status === 429)
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(3500)
    expect(await stored()).toHaveLength(mostPerHour)
    await pool().query(`UPDATE reports SET created_at = created_at - interval '61 minutes' WHERE article_id = $1`, [
      story,
    ])
    expect((await report({ suggestion: 'new' }, '203.0.113.1')).status).toBe(201)
  })
})

describe('bad times', () => {
  it('a database that is away is said in the reader’s language, and nothing of why', async () => {
    await open()
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    await closePool()
    const url = process.env.DATABASE_URL
    process.env.DATABASE_URL = 'postgres://nobody:secret@127.0.0.1:1/none'
    forgetSettings()
    try {
      const { status, headers, message } = await report()
      expect([status, headers['retry-after']]).toEqual([503, '30'])
      expect(message).toBe('تعذّر حفظ البلاغ الآن. يُرجى المحاولة بعد قليل.')
      expect(logged).toHaveBeenCalledOnce()
    } finally {
      await closePool()
      process.env.DATABASE_URL = url
      forgetSettings()
      logged.mockRestore()
    }
    expect((await report()).status).toBe(201)
  })

  it('a sender who leaves in the middle does no harm', async () => {
    await open()
    const socket = connect(site.port, '127.0.0.1')
    socket.write(
      `POST /ar/${story}/reports HTTP/1.1\r\nHost: a\r\nOrigin: ${siteUrl}\r\nContent-Type: application/json\r\n`,
    )
    socket.write('Content-Length: 500\r\n\r\n{"anchor"')
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.destroy()
    expect((await report()).status).toBe(201)
  })
})
