// Who did what: every way in leaves its entry, in the transaction of the change, and nobody takes one out.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { inTransaction } from '../writing/transaction.ts'
import { actAs } from './acting.ts'
import { expireAuditLog } from './expire.ts'

let newsroom: TestNewsroom
let section: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const data = { key: 'world', name: 'Dunia', slug: 'dunia', order: 1 }
  section = (await newsroom.payload.create({ collection: 'sections', data })).id
})
afterAll(() => newsroom?.close())

type Row = {
  id: string
  actor: string
  user_id: number | null
  name: string | null
  action: string
  collection: string | null
  document: number | null
  version: number | null
  way: string
  address: string | null
  detail: Record<string, unknown>
}

let seen = 0
/** Entries since the last call. */
async function entries(): Promise<Row[]> {
  const { rows } = await newsroom.payload.db.pool.query<Row>('SELECT * FROM audit_log WHERE id > $1 ORDER BY id', [
    seen,
  ])
  seen = Number(rows.at(-1)?.id ?? seen)
  return rows
}
const story = (more: object = {}) => ({
  headline: 'Gempa guncang Cianjur',
  body: bodyOf('Satu kalimat rahasia.'),
  section,
  kind: 'news',
  ...more,
})
async function write(by: Asker, path: string, body: object, method = 'POST'): Promise<number> {
  const { status, body: answered } = await newsroom.ask(by, method, path, body, { 'X-Forwarded-For': '203.0.113.7' })
  expect(status).toBeLessThan(300)
  return Number((answered.doc as { id: number }).id)
}

it('says who, what, which version, from where, and never a word of the text', async () => {
  await newsroom.ask('editor', 'GET', '/users/me')
  await entries()
  const id = await write('editor', '/articles?draft=true', story({ _status: 'draft' }))
  await write('editor', `/articles/${id}`, { _status: 'published' }, 'PATCH')
  await write('editor', `/articles/${id}?draft=true`, { headline: 'Gempa susulan' }, 'PATCH')
  await write('editor', `/articles/${id}`, { _status: 'draft' }, 'PATCH')
  await write('editor', `/articles/${id}`, { _status: 'draft', headline: 'Lain' }, 'PATCH')
  await newsroom.ask('editor', 'DELETE', `/articles/${id}`)
  const found = await entries()
  expect(found.map(({ action }) => action)).toEqual(['create', 'publish', 'save', 'unpublish', 'save', 'trash'])
  const { editor } = newsroom.people
  const [first] = found
  expect(first).toMatchObject({
    ...{ actor: 'person', user_id: editor.id, name: 'editor', way: 'rest', address: '203.0.113.7' },
    ...{ collection: 'articles', document: id, version: expect.any(Number) },
  })
  const versions = found.slice(0, 4).map(({ version }) => version)
  expect(new Set(versions).size).toBeGreaterThanOrEqual(3)
  expect(JSON.stringify(found)).not.toMatch(/Gempa|rahasia/)
})

it('records a run of autosaves once, and another person’s as another', async () => {
  const id = await write('reporter', '/articles?draft=true', story({ _status: 'draft' }))
  await entries()
  for (const n of [1, 2, 3, 4]) {
    await write('reporter', `/articles/${id}?draft=true&autosave=true`, { headline: `Versi ${n}` }, 'PATCH')
  }
  await write('editor', `/articles/${id}?draft=true&autosave=true`, { headline: 'Versi 5' }, 'PATCH')
  const found = await entries()
  expect(found.map(({ action, name }) => [action, name])).toEqual([
    ['autosave', 'reporter'],
    ['autosave', 'editor'],
  ])
})

it('goes with its change: what is undone was not recorded, what can’t be recorded is not done', async () => {
  const { payload } = newsroom
  await entries()
  const undone = inTransaction(payload, async ({ req }) => {
    await payload.create({ collection: 'topics', data: { name: 'Banjir', slug: 'banjir' }, req })
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await entries()).toEqual([])

  await payload.db.pool.query('ALTER TABLE audit_log RENAME TO audit_log_away')
  const answer = await newsroom.ask('editor', 'POST', '/topics', { name: 'Banjir', slug: 'banjir' })
  await payload.db.pool.query('ALTER TABLE audit_log_away RENAME TO audit_log')
  expect(answer.status).toBe(500)
  expect((await payload.count({ collection: 'topics', where: { slug: { equals: 'banjir' } } })).totalDocs).toBe(0)
})

it('names what acts by itself, and whose wish it fulfils', async () => {
  const { payload, people } = newsroom
  await entries()
  await inTransaction(payload, async ({ req }) => {
    actAs(req, { way: 'schedule', process: 'schedule' })
    await payload.create({ collection: 'topics', data: { name: 'Panen', slug: 'panen' }, req, user: people.editor })
  })
  expect(await entries()).toMatchObject([
    { actor: 'machine', name: 'schedule', user_id: null, way: 'schedule', detail: { for: people.editor.id } },
  ])
})

it('records settings by the names of fields, and choices with their values', async () => {
  await entries()
  const asked = await newsroom.ask('editor', 'POST', '/globals/site', { tagline: 'Kata rahasia', indexNow: true })
  expect(asked.status).toBe(200)
  const found = await entries()
  expect(found).toMatchObject([{ action: 'settings', collection: 'site', document: null, version: null }])
  expect(found[0]?.detail).toMatchObject({ fields: ['tagline'], indexNow: [false, true] })
  expect(JSON.stringify(found)).not.toContain('rahasia')
})

it('records schedules at their story', async () => {
  const id = await write('editor', '/articles?draft=true', story({ _status: 'draft' }))
  await entries()
  const waitUntil = new Date(Date.now() + 3_600_000)
  await newsroom.payload.jobs.queue({
    task: 'schedulePublish',
    input: {
      type: 'publish',
      doc: { relationTo: 'articles', value: id },
      user: { relationTo: 'users', value: newsroom.people.editor.id },
    },
    waitUntil,
  } as never)
  await newsroom.payload.delete({ collection: 'payload-jobs', where: { taskSlug: { equals: 'schedulePublish' } } })
  expect(await entries()).toMatchObject([
    {
      action: 'schedule',
      collection: 'articles',
      document: id,
      detail: { type: 'publish', at: waitUntil.toISOString() },
    },
    { action: 'unschedule', collection: 'articles', document: id },
  ])
})

it('is given to administrators alone, filtered, as JSON Lines', async () => {
  const id = await write('editor', '/articles?draft=true', story({ _status: 'draft' }))
  for (const asker of ['editor', 'reader'] as const) {
    expect((await newsroom.ask(asker, 'GET', '/audit-log')).status).toBe(403)
  }
  const { body } = await newsroom.ask('admin', 'GET', `/audit-log?collection=articles&document=${id}&user=x`)
  const text = 'text' in body ? String(body.text) : JSON.stringify(body)
  const lines = text.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { action: 'create', name: 'editor', document: id, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) },
  ])
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta' }).format(new Date())
  const { body: of } = await newsroom.ask('admin', 'GET', `/audit-log?from=${today}&until=${today}&action=create`)
  expect(String(of.text).trim().split('\n').length).toBeGreaterThan(1)
  const { body: none } = await newsroom.ask('admin', 'GET', '/audit-log?until=2001-01-01')
  expect(none.text).toBe('')
})

it.each([
  ['changed', `UPDATE audit_log SET name = 'orang lain'`],
  ['taken out', 'DELETE FROM audit_log'],
  ['emptied', 'TRUNCATE audit_log'],
  [
    'taken out as if it were old',
    `BEGIN; SET LOCAL warta.expiring_audit_log = 'yes'; DELETE FROM audit_log WHERE at > now() - interval '89 days'; COMMIT`,
  ],
])('can’t be %s', async (_, statement) => {
  const client = await newsroom.payload.db.pool.connect()
  try {
    await expect(client.query(statement)).rejects.toThrow('the audit log only grows')
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})

it('lets go of what is older than the setting says, and of nothing else', async () => {
  const { pool } = newsroom.payload.db
  await pool.query(
    `INSERT INTO audit_log (at, actor, action, way) SELECT now() - make_interval(days => d), 'nobody', 'save', 'command'
     FROM unnest(array[95, 400]) d`,
  )
  const before = await pool.query('SELECT FROM audit_log')
  const client = await pool.connect()
  expect(await expireAuditLog(client, 100)).toBe(1)
  client.release()
  expect((await pool.query('SELECT FROM audit_log')).rowCount).toBe(Number(before.rowCount) - 1)
})
