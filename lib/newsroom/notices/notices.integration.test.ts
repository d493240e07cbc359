// People are told what others did to their work, once, in their language, and by mail where a deadline is concerned.
import type { PgBoss } from 'pg-boss'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type SmtpStandIn, smtpStandIn } from '#lib/mail/testing/smtp.ts'
import { installQueues, startBoss } from '#lib/queue/boss.ts'
import { forgetSettings } from '#lib/runtime/settings.ts'
import { runDueSchedules } from '../schedule/run.ts'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { startMailing } from './deliver.ts'
import type { ShownNotice } from './inbox.ts'
import { notifyIn, pruneNotices } from './notify.ts'
import { tellPublisher } from './translation-failed.ts'

let newsroom: TestNewsroom
let section: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  await installQueues()
  const made = await newsroom.payload.create({
    collection: 'sections',
    data: { name: 'Dunia', slug: 'dunia', key: 'world', order: 1 },
  })
  section = made.id
})
afterAll(() => newsroom.close())
beforeEach(() => pool().query('DELETE FROM notices'))

async function storyOf(asker: Asker, status: 'draft' | 'published' = 'draft'): Promise<number> {
  const data = { headline: 'Rahasia sumber', section, body: bodyOf('Isi.'), _status: status }
  const answer = await newsroom.ask(asker, 'POST', '/articles', data)
  return (answer.body.doc as { id: number }).id
}

async function inbox(asker: Asker, language = 'id') {
  const { status, body } = await newsroom.ask(asker, 'GET', '/notices?list', undefined, {
    cookie: `payload-lng=${language}`,
  })
  return { status, unread: body.unread as number, notices: (body.notices ?? []) as ShownNotice[] }
}

const told = async (asker: Asker, language?: string) => (await inbox(asker, language)).notices.map(({ text }) => text)

const status = (asker: Asker, id: number, to: 'draft' | 'published') =>
  newsroom.ask(asker, 'PATCH', `/articles/${id}`, { _status: to })

it('whose story somebody else publishes or withdraws is told, and nobody else', async () => {
  const id = await storyOf('reporter')
  expect((await status('editor', id, 'published')).status).toBe(200)
  await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { standfirst: 'Lain', _status: 'published' })
  await newsroom.ask('editor', 'PATCH', `/articles/${id}?draft=true`, { standfirst: 'Draf', _status: 'draft' })
  expect(await told('reporter')).toEqual(['editor menerbitkannya.'])
  await status('editor', id, 'draft')
  expect(await told('reporter', 'ar')).toEqual(['سحبه editor، ولم يعد القراء يرونه.', 'نشره editor.'])
  for (const asker of ['editor', 'otherReporter', 'admin', 'translator'] as const) {
    expect(await told(asker)).toEqual([])
  }
  expect((await inbox('reader')).status).toBe(401)
  // One's own doing is no news.
  const own = await storyOf('editor', 'published')
  await status('editor', own, 'draft')
  expect(await told('editor')).toEqual([])
})

it('a change that is refused tells nobody', async () => {
  const id = await storyOf('reporter')
  const refused = await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { headline: '', _status: 'published' })
  expect(refused.status).toBe(400)
  expect(await told('reporter')).toEqual([])
})

it('are marked as read by those whom they are for, one or all', async () => {
  const document = { relationTo: 'articles', value: await storyOf('reporter') } as const
  const to = [newsroom.people.reporter.id, newsroom.people.editor.id]
  await notifyIn(pool(), { kind: 'takenOver', to, document, by: newsroom.people.admin.id, cause: 'one' })
  await notifyIn(pool(), { kind: 'takenOver', to, document, by: newsroom.people.admin.id, cause: 'one' })
  await notifyIn(pool(), { kind: 'takenOver', to, document, by: newsroom.people.admin.id })
  const { notices, unread } = await inbox('reporter')
  expect([unread, notices.length]).toEqual([2, 2])
  expect(notices[0]).toMatchObject({ title: 'Rahasia sumber', path: `/admin/collections/articles/${document.value}` })
  const other = await newsroom.ask('editor', 'POST', '/notices', { read: notices[0]?.id })
  expect(other.body.unread).toBe(2)
  expect((await newsroom.ask('reporter', 'POST', '/notices', { read: notices[0]?.id })).body.unread).toBe(1)
  expect((await newsroom.ask('reporter', 'POST', '/notices', { read: 'all' })).body.unread).toBe(0)
  expect((await newsroom.ask('reporter', 'GET', '/notices')).body).toEqual({ unread: 0 })
  expect((await newsroom.ask('reporter', 'POST', '/notices', { read: 'x' })).status).toBe(400)
  await pool().query(`UPDATE notices SET read_at = now() - interval '31 days' WHERE read_at IS NOT NULL`)
  await pruneNotices(pool())
  expect((await inbox('reporter')).notices).toEqual([])
  expect((await inbox('editor')).notices).toHaveLength(2)
})

it('whoever published a story is told once that it can’t be translated', async () => {
  const id = await storyOf('editor', 'published')
  await tellPublisher(pool(), id, 'ja')
  await tellPublisher(pool(), id, 'ja')
  expect(await told('editor')).toEqual(['Terjemahan otomatis ke 日本語 gagal berulang kali.'])
})

/** A schedule to publish that an editor has overtaken by the time it is due. */
async function overtaken(id: number): Promise<void> {
  const { admin } = newsroom.people
  await newsroom.payload.jobs.queue({
    task: 'schedulePublish' as never,
    waitUntil: new Date(Date.now() - 1000),
    input: {
      type: 'publish',
      doc: { relationTo: 'articles', value: id },
      user: { relationTo: 'users', value: admin.id },
    } as never,
  })
  await status('editor', id, 'published')
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await runDueSchedules(newsroom.payload)
}

const failed = /^Jadwal terbit .+ WIB tidak terlaksana\. Berita ini sudah diterbitkan dengan tangan sejak itu\.$/

it('whoever made a schedule is told why it had no effect', async () => {
  await overtaken(await storyOf('reporter'))
  expect(await told('admin')).toEqual([expect.stringMatching(failed)])
})

let smtp: SmtpStandIn
let boss: PgBoss | undefined
afterEach(async () => {
  await boss?.stop({ graceful: false })
  boss = undefined
  await smtp?.close()
  vi.unstubAllEnvs()
  forgetSettings()
})

async function withSmtp(): Promise<void> {
  smtp = await smtpStandIn()
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${smtp.port}`)
  vi.stubEnv('MAIL_FROM', 'redaksi@warta.example')
  forgetSettings()
}

async function mailing(): Promise<void> {
  boss = await startBoss()
  await startMailing(boss, pool(), 'https://desk.example/admin')
}

/** The text of a message, as it is read. */
function textOf(message: string): string {
  const [head = '', body = ''] = message.split(/\r\n\r\n(.*)/s)
  return /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : Buffer.from(
        body
          .replace(/=\r\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      ).toString()
}

it('a failed schedule is mailed as well, after the fact and once, without words of the story', async () => {
  await withSmtp()
  smtp.refusal = '450 later'
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await inbox('admin', 'en')
  const id = await storyOf('reporter')
  await overtaken(id)
  const jobs = await pool().query<{ data: object }>("SELECT data FROM pgboss.job WHERE name = 'mail'")
  expect(jobs.rows).toHaveLength(1)
  expect(smtp.messages).toEqual([])
  await pool().query(`UPDATE pgboss.job SET retry_delay = 0, retry_backoff = false WHERE name = 'mail'`)
  await mailing()
  await vi.waitFor(
    () => expect(vi.mocked(console.error)).toHaveBeenCalledWith(expect.stringContaining('trying again')),
    15_000,
  )
  smtp.refusal = undefined
  await vi.waitFor(() => expect(smtp.messages).toHaveLength(1), 30_000)
  const [message = ''] = smtp.messages
  expect(message).toContain('To: admin@warta.example')
  expect(textOf(message)).toContain(`https://desk.example/admin/collections/articles/${id}`)
  expect(textOf(message)).toMatch(/It was to be published .+, and was not\./)
  expect(message + textOf(message)).not.toContain('Rahasia')
  // A server that says no for good is not asked again.
  smtp.refusal = '550 no such user'
  await overtaken(await storyOf('reporter'))
  await vi.waitFor(() => expect(vi.mocked(console.error)).toHaveBeenCalledWith(expect.stringContaining('550')), 15_000)
  smtp.refusal = undefined
  await new Promise((resolve) => setTimeout(resolve, 4000))
  expect(smtp.messages).toHaveLength(1)
})

it('a link to set a new password goes out by mail, and nobody waits for the mail server', async () => {
  await withSmtp()
  smtp.silent = true
  const begun = performance.now()
  const asked = await newsroom.ask('reader', 'POST', '/users/forgot-password', { email: 'reporter@warta.example' })
  expect(asked.status).toBe(200)
  expect(performance.now() - begun).toBeLessThan(5000)
  smtp.silent = false
  await mailing()
  await vi.waitFor(() => expect(smtp.messages).toHaveLength(1), 30_000)
  expect(textOf(smtp.messages[0] ?? '')).toMatch(/http:\/\/localhost:\d+\/admin\/reset\/[0-9a-f]{40}/)
})

it('an address that an account had is told that it has another one, in the language of its owner', async () => {
  await withSmtp()
  await mailing()
  const { id } = await newsroom.payload.create({
    collection: 'users',
    data: { name: 'Amal', role: 'reporter', email: 'lama@warta.example', password: 'pagar hijau dekat sumur tua' },
  })
  await pool().query("INSERT INTO notice_readers (user_id, language) VALUES ($1, 'ar')", [id])
  expect((await newsroom.ask('admin', 'PATCH', `/users/${id}`, { name: 'Amal S.' })).status).toBe(200)
  const changed = await newsroom.ask('admin', 'PATCH', `/users/${id}`, { email: 'baru@warta.example' })
  expect(changed.status).toBe(200)
  await vi.waitFor(() => expect(smtp.messages).toHaveLength(1), 30_000)
  const [message = ''] = smtp.messages
  expect(message).toContain('To: lama@warta.example')
  expect(textOf(message)).toContain('مرحبًا Amal S.')
  expect(message).not.toContain('baru@')
})
