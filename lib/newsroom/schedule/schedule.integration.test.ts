// Scheduling happens once: what a person meant, at the moment they meant, or not at all and saying why.
import { schedulePublishHandler } from '@payloadcms/ui/utilities/schedulePublishHandler'
import { createLocalReq } from 'payload'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { endConnections } from '../testing/ending-connections.ts'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { isScheduleDue, runDueSchedules } from './run.ts'

let newsroom: TestNewsroom
let section: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const data = { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 }
  section = (await newsroom.payload.create({ collection: 'sections', data })).id
})
afterAll(() => newsroom?.close())
afterEach(async () => {
  vi.restoreAllMocks()
  await pool().query('DELETE FROM payload_jobs')
})

type Person = Exclude<Asker, 'reader'>

const write = async (headline: string, status: 'draft' | 'published' = 'draft') => {
  const data = { headline, section, kind: 'news', body: bodyOf(headline), _status: status }
  const { body } = await newsroom.ask('editor', 'POST', `/articles?draft=${status === 'draft'}&depth=0`, data)
  return (body.doc as { id: number }).id
}
const change = (id: number, data: object, how: 'autosave' | 'draft' | 'publish' = 'publish') =>
  newsroom.ask(
    'editor',
    'PATCH',
    `/articles/${id}?depth=0${how === 'publish' ? '' : `&draft=true&autosave=${how === 'autosave'}`}`,
    how === 'publish' ? data : { ...data, _status: 'draft' },
  )

/** As the drawer of the admin does, through the server action behind it. */
async function schedule(id: number, person: Person = 'editor', type: 'publish' | 'unpublish' = 'publish') {
  const { payload, people } = newsroom
  const req = await createLocalReq({ user: { ...people[person], collection: 'users' } }, payload)
  const doc = { relationTo: 'articles' as const, value: String(id) }
  const asked = { type, doc, date: new Date(Date.now() + 3_600_000), timezone: 'Asia/Jakarta', req }
  return schedulePublishHandler(asked as unknown as Parameters<typeof schedulePublishHandler>[0])
}
const comes = (id: number, type = 'publish') =>
  pool().query("UPDATE payload_jobs SET wait_until = now() WHERE input->'doc'->>'value' = $1 AND input->>'type' = $2", [
    String(id),
    type,
  ])
const run = () => runDueSchedules(newsroom.payload)

const shown = async (id: number) => {
  const { status, body } = await newsroom.ask('reader', 'GET', `/articles/${id}?depth=0`)
  return status === 200 ? body.headline : null
}
const draftOf = async (id: number) => {
  const { body } = await newsroom.ask('editor', 'GET', `/articles/${id}?draft=true&depth=0`)
  return [body.headline, body._status]
}
const publications = async (id: number) =>
  (await pool().query("SELECT FROM _articles_v WHERE parent_id = $1 AND version__status = 'published'", [id])).rowCount
const failures = async () => (await pool().query('SELECT error FROM payload_jobs WHERE has_error')).rows

describe('a scheduled publication', () => {
  it('happens once, however often the worker looks', async () => {
    const id = await write('Terjadwal')
    expect(await schedule(id)).toMatchObject({ message: expect.any(String) })
    expect(await isScheduleDue()).toBe(false)
    await run()
    expect(await shown(id)).toBeNull()
    await comes(id)
    expect(await isScheduleDue()).toBe(true)
    await Promise.all([run(), run(), run()])
    await run()
    expect(await shown(id)).toBe('Terjadwal')
    expect(await publications(id)).toBe(1)
    expect(await isScheduleDue()).toBe(false)
  })

  it('stays undone when a person takes the story back afterwards', async () => {
    const id = await write('Ditarik')
    await schedule(id)
    await comes(id)
    await run()
    await change(id, { _status: 'draft' })
    for (let n = 0; n < 3; n += 1) await run()
    expect(await shown(id)).toBeNull()
  })

  it('shows what was there when it was made; what is typed afterwards stays a draft', async () => {
    const id = await write('Seperti dimaksud')
    await schedule(id)
    await change(id, { headline: 'Nama narasumber dirahasiakan' }, 'autosave')
    await comes(id)
    await run()
    expect(await shown(id)).toBe('Seperti dimaksud')
    expect(await draftOf(id)).toEqual(['Nama narasumber dirahasiakan', 'draft'])
    await run()
    expect(await publications(id)).toBe(1)
  })

  it('of changes to a published story leaves what readers see until then', async () => {
    const id = await write('Lama', 'published')
    await change(id, { headline: 'Baru' }, 'draft')
    await schedule(id)
    expect(await shown(id)).toBe('Lama')
    await comes(id)
    await run()
    expect(await shown(id)).toBe('Baru')
  })

  it('without a text of its own, from before, shows the version of its time, or nothing', async () => {
    const id = await write('Versi dahulu')
    await schedule(id)
    await pool().query("UPDATE payload_jobs SET input = input - 'content' - 'seen'")
    await change(id, { headline: 'Versi kemudian' }, 'draft')
    await comes(id)
    await run()
    expect(await shown(id)).toBe('Versi dahulu')
    const other = await write('Ditimpa')
    await schedule(other)
    await pool().query("UPDATE payload_jobs SET input = input - 'content' - 'seen'")
    await pool().query('UPDATE _articles_v SET updated_at = now() WHERE parent_id = $1', [other])
    await comes(other)
    await run()
    expect(await shown(other)).toBeNull()
    expect(await failures()).toEqual([{ error: { reason: 'unreadable' } }])
  })
})

describe('a person is quicker:', () => {
  it.each([
    ['withdraws', async (id: number) => void (await change(id, { _status: 'draft' })), 'withdrawn', null],
    [
      'withdraws, publishes anew, and withdraws',
      async (id: number) => {
        for (const _status of ['draft', 'published', 'draft']) await change(id, { _status })
      },
      'withdrawn',
      null,
    ],
    [
      'publishes by hand',
      async (id: number) => void (await change(id, { headline: 'Dengan tangan', _status: 'published' })),
      'published',
      'Dengan tangan',
    ],
  ])('%s', async (_what, act, reason, expected) => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const id = await write('Semula', 'published')
    await change(id, { headline: 'Terjadwal' }, 'draft')
    await schedule(id)
    await act(id)
    await comes(id)
    await run()
    expect(await shown(id)).toBe(expected)
    expect(await failures()).toEqual([{ error: { reason } }])
    await run()
    expect(await shown(id)).toBe(expected)
  })

  it.each<[string, (id: number) => Promise<unknown>]>([
    [
      'deletes the story for good',
      async (id) => {
        for (const path of [`/articles/${id}`, `/articles/${id}?trash=true`])
          await newsroom.ask('admin', 'DELETE', path)
      },
    ],
    ['takes the schedule back', () => pool().query('DELETE FROM payload_jobs')],
  ])('%s', async (_what, act) => {
    const id = await write('Dibatalkan')
    await schedule(id)
    await comes(id)
    await act(id)
    await run()
    expect(await shown(id)).toBeNull()
    expect(await failures()).toEqual([])
  })
})

it('publishes at one hour and withdraws at the next', async () => {
  const id = await write('Sehari')
  await schedule(id, 'editor', 'publish')
  await schedule(id, 'editor', 'unpublish')
  await comes(id)
  await run()
  expect(await shown(id)).toBe('Sehari')
  await comes(id, 'unpublish')
  await run()
  expect(await shown(id)).toBeNull()
  expect(await failures()).toEqual([])
})

it('withdraws after changes, but not what somebody withdrew and published again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const [changed, again] = [await write('Diperbaiki', 'published'), await write('Kembali', 'published')]
  for (const id of [changed, again]) await schedule(id, 'editor', 'unpublish')
  await change(changed, { headline: 'Sudah diperbaiki', _status: 'published' })
  for (const _status of ['draft', 'published']) await change(again, { _status })
  for (const id of [changed, again]) await comes(id, 'unpublish')
  await run()
  expect([await shown(changed), await shown(again)]).toEqual([null, 'Kembali'])
  expect(await failures()).toEqual([{ error: { reason: 'published' } }])
})

it('does not promise to withdraw what is neither published nor to be', async () => {
  const id = await write('Belum terbit')
  expect(await schedule(id, 'editor', 'unpublish')).toHaveProperty('error')
  expect((await pool().query('SELECT FROM payload_jobs')).rowCount).toBe(0)
})

describe('who may not publish', () => {
  it.each(['reporter', 'translator'] as const)('may not schedule either: %s', async (person) => {
    const id = await write('Bukan hakmu')
    expect(await schedule(id, person)).toHaveProperty('error')
    expect((await pool().query('SELECT FROM payload_jobs')).rowCount).toBe(0)
  })

  it('by then has no effect', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const { payload, people } = newsroom
    const id = await write('Hak dicabut')
    await schedule(id)
    await comes(id)
    await payload.update({ collection: 'users', id: people.editor.id, data: { role: 'reporter' } })
    await run()
    await payload.update({ collection: 'users', id: people.editor.id, data: { role: 'editor' } })
    expect(await failures()).toEqual([{ error: { reason: 'mayNotPublish' } }])
    expect(await shown(id)).toBeNull()
  })
})

it('says what the newsroom’s rules refuse, and does not try again', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  const id = await write('Tanpa rubrik')
  await change(id, { section: null }, 'draft')
  await schedule(id)
  await comes(id)
  await run()
  expect(await failures()).toEqual([{ error: { reason: 'refused', message: expect.any(String) } }])
  expect(await isScheduleDue()).toBe(false)
  expect(await shown(id)).toBeNull()
})

describe('above the story', () => {
  type Note = { kind: string; text: string; actions: { job: number; what: string; label: string }[] }
  const notes = async (id: number, language = 'id', person: Asker = 'editor') => {
    const { body } = await newsroom.ask(person, 'GET', `/articles/${id}/schedule`, undefined, {
      'Accept-Language': language,
    })
    return body.notes as Note[]
  }
  const press = (id: number, note: Note | undefined, what: string, person: Asker = 'editor') =>
    newsroom.ask(person, 'POST', `/articles/${id}/schedule`, { job: note?.actions[0]?.job, what })
  const make = (id: number, data: object, person: Asker = 'editor') =>
    newsroom.ask(person, 'POST', `/articles/${id}/schedule`, { what: 'make', ...data })

  it('stands when it goes out and by whom, in the language of whoever looks, to the site’s clock', async () => {
    const id = await write('Terjadwal')
    await schedule(id)
    await pool().query("UPDATE payload_jobs SET wait_until = '2030-01-02T11:00:00Z'")
    expect(await notes(id)).toMatchObject([
      {
        kind: 'scheduled',
        text: 'Terjadwal terbit 2 Jan 2030, 18.00 WIB, oleh editor.',
        actions: [{ what: 'cancel' }],
      },
    ])
    expect((await notes(id, 'ar'))[0]?.text).toMatch(/^مجدول للنشر .*2030.*18:00 WIB/)
    expect((await newsroom.ask('reader', 'GET', `/articles/${id}/schedule`)).status).toBe(401)
  })

  it('the text that goes out can be brought up to date, by whoever may publish', async () => {
    const id = await write('Lama')
    await schedule(id)
    await change(id, { headline: 'Diperbaiki' }, 'autosave')
    const [note] = await notes(id)
    expect(note).toMatchObject({ kind: 'scheduled', actions: [{ what: 'renew' }, { what: 'cancel' }] })
    expect((await press(id, note, 'renew', 'reporter')).status).toBe(403)
    expect((await press(id, note, 'renew')).body.notes).toMatchObject([{ actions: [{ what: 'cancel' }] }])
    await comes(id)
    await run()
    expect(await shown(id)).toBe('Diperbaiki')
    expect(await notes(id)).toEqual([])
  })

  it('one is made, for a moment to come, by whoever may publish, and taken back', async () => {
    const id = await write('Dijadwalkan')
    const at = '2030-01-02T18:00:00+07:00'
    const past = await make(id, { type: 'publish', at: '2001-01-01T00:00:00Z' })
    expect([past.status, JSON.stringify(past.body)]).toEqual([409, expect.stringContaining('sudah lewat')])
    const pointless = await make(id, { type: 'unpublish', at })
    expect([pointless.status, JSON.stringify(pointless.body)]).toEqual([409, expect.stringContaining('Terbitkan')])
    expect((await make(id, { type: 'publish', at }, 'reporter')).status).toBe(403)
    expect((await make(id, { type: 'publish', at: 'besok' })).status).toBe(400)
    const made = await make(id, { type: 'publish', at })
    const [note] = made.body.notes as Note[]
    expect(note?.text).toBe('Terjadwal terbit 2 Jan 2030, 18.00 WIB, oleh editor.')
    expect((await press(id, note, 'dismiss')).body.notes).toHaveLength(1)
    expect((await press(id, note, 'cancel', 'translator')).status).toBe(403)
    expect((await press(id, note, 'cancel')).body.notes).toEqual([])
  })

  it('a second one takes the place of the first of its type, which the log tells', async () => {
    const id = await write('Dua kali')
    for (const hour of ['18', '20']) await make(id, { type: 'publish', at: `2030-01-02T${hour}:00:00+07:00` })
    await make(id, { type: 'unpublish', at: '2030-01-03T18:00:00+07:00' })
    expect((await notes(id)).map(({ text }) => text)).toEqual([
      expect.stringContaining('2 Jan 2030, 20.00'),
      expect.stringContaining('3 Jan 2030'),
    ])
    const { rows } = await pool().query(
      `SELECT action FROM audit_log WHERE document = $1 AND action IN ('schedule', 'unschedule') ORDER BY id`,
      [id],
    )
    expect(rows.map(({ action }) => action)).toEqual(['schedule', 'unschedule', 'schedule', 'schedule'])
  })

  it('a second one does so by Payload’s own way, too, also at the same moment', async () => {
    const id = await write('Dua kali')
    await schedule(id)
    await Promise.all([schedule(id, 'admin'), schedule(id), schedule(id, 'admin')])
    const { rows } = await pool().query('SELECT id FROM payload_jobs')
    expect(rows).toHaveLength(1)
    const { rows: told } = await pool().query(
      "SELECT action, detail->>'job' AS job FROM audit_log WHERE document = $1 AND action ~ 'schedule' ORDER BY id",
      [id],
    )
    const count = (action: string) => told.filter((entry) => entry.action === action).length
    expect([count('schedule'), count('unschedule')]).toEqual([4, 3])
    await schedule(id, 'editor', 'unpublish')
    expect((await pool().query('SELECT id FROM payload_jobs')).rows).toHaveLength(2)
  })

  it('only the text that the person saw goes out, and none is put into what is over', async () => {
    const id = await write('Dilihat')
    const { body } = await newsroom.ask('editor', 'GET', `/articles/${id}?draft=true&depth=0`)
    const at = '2030-01-02T18:00:00+07:00'
    const saw = { updatedAt: body.updatedAt }
    expect((await make(id, { type: 'publish', at, ...saw })).status).toBe(200)
    await change(id, { headline: 'Tidak dilihat' }, 'draft')
    const late = await make(id, { type: 'publish', at, ...saw })
    expect([late.status, JSON.stringify(late.body)]).toEqual([409, expect.stringContaining('editor')])
    const [note] = await notes(id)
    const renew = { job: note?.actions[0]?.job, what: 'renew' }
    expect((await newsroom.ask('editor', 'POST', `/articles/${id}/schedule`, { ...renew, ...saw })).status).toBe(409)
    await pool().query('DELETE FROM payload_jobs')
    expect((await newsroom.ask('editor', 'POST', `/articles/${id}/schedule`, renew)).status).toBe(409)
  })

  it('stands why it did not go out, until somebody has read it', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const id = await write('Lama', 'published')
    await schedule(id)
    await change(id, { _status: 'draft' })
    await comes(id)
    await run()
    const [note] = await notes(id)
    expect(note).toMatchObject({ kind: 'failed', text: expect.stringContaining('Berita ini sudah ditarik.') })
    expect((await press(id, note, 'dismiss')).body.notes).toEqual([])
  })

  it('stands that a published story waits for its moment', async () => {
    const id = await write('Embargo')
    await change(id, { _status: 'published', publishedAt: '2030-01-02T11:00:00Z' })
    expect(await notes(id)).toEqual([
      {
        kind: 'embargo',
        short: 'Embargo sampai 2 Jan 2030, 18.00 WIB',
        text: 'Embargo sampai 2 Jan 2030, 18.00 WIB — Pembaca belum melihatnya.',
        actions: [],
      },
    ])
  })

  it.each(['abc', '0', '99999999'])('of no story (%s) stands nothing', async (id) => {
    const { status, body } = await newsroom.ask('editor', 'GET', `/articles/${id}/schedule`)
    expect([200, 400, 404]).toContain(status)
    expect(body.notes ?? []).toEqual([])
  })
})

it('has its effect once, though connections end at every step', { timeout: 120_000 }, async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => write(`Banyak ${n}`)))
  for (const id of ids) {
    await schedule(id)
    await comes(id)
  }
  const stop = endConnections(1, () => 10 + Math.random() * 150)
  let interrupted = 0
  // As the worker does: again, whenever it fails.
  const end = Date.now() + 60_000
  while ((await isScheduleDue()) && Date.now() < end) {
    await run().catch(() => {
      interrupted += 1
    })
    // Some must get through.
    if (interrupted > 40) await stop()
  }
  await stop()
  expect(interrupted).toBeGreaterThan(0)
  for (const id of ids) expect([await shown(id), await publications(id)]).toEqual([expect.stringMatching('Banyak'), 1])
})
