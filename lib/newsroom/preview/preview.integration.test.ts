// A draft is shown to the newsroom and to whoever has the key of a link, by the queries that readers' pages are made with;
// to nobody else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PreviewSubject } from '#lib/content/paths.ts'
import { standingIn } from '#lib/content/stand-ins.ts'
import { pool } from '#lib/database/pool.ts'
import type { Locale } from '#lib/locales.ts'
import { frontPage, siteFrame, storyById, storySummary } from '#lib/news/index.ts'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { type OpenPreview, openPreview } from './open.ts'

let newsroom: TestNewsroom
let section: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const made = await newsroom.payload.create({
    collection: 'sections',
    data: { name: 'Dunia', slug: 'dunia', key: 'world', order: 1 },
  })
  section = made.id
})
afterAll(() => newsroom.close())

const made = async (asker: Asker, method: string, path: string, body?: unknown) => {
  const answer = await newsroom.ask(asker, method, path, body)
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

const idIn = (body: Record<string, unknown>) => (body.doc as { id: number }).id

/** A story of a reporter's; `published` says whether readers have it. */
async function storyOf(headline: string, published = false): Promise<number> {
  const data = { headline, section, body: bodyOf(`${headline}: isi.`) }
  const asker = published ? 'editor' : 'reporter'
  return idIn(await made(asker, 'POST', '/articles', { ...data, _status: published ? 'published' : 'draft' }))
}

async function headersOf(asker: Asker): Promise<Headers> {
  if (asker === 'reader') return new Headers()
  const { email } = newsroom.people[asker]
  const { token } = await newsroom.payload.login({ collection: 'users', data: { email, password: 'rahasia-redaksi' } })
  return new Headers({ cookie: `payload-token=${token}` })
}

async function open(
  asker: Asker,
  subject: PreviewSubject,
  more: { locale?: Locale; key?: string; words?: object } = {},
): Promise<OpenPreview | null> {
  const { locale = 'id', key, words } = more
  const headers = await headersOf(asker)
  const asked = { locale, subject, headers, key, words: words && JSON.stringify(words) }
  return openPreview(newsroom.payload, asked)
}

async function shown(asker: Asker, id: number, more: Parameters<typeof open>[2] = {}) {
  const found = await open(asker, id, more)
  return found && standingIn(found.standIns, () => storyById(more.locale ?? 'id', id))
}

const wordsOf = (story: Awaited<ReturnType<typeof shown>>) => JSON.stringify(story?.text.body)

describe('what is shown', () => {
  it('is the newest draft of a story that readers do not have', async () => {
    const id = await storyOf('Gempa di Palu')
    expect(await storyById('id', id)).toBeNull()
    const story = await shown('reporter', id)
    expect(story?.text.headline).toBe('Gempa di Palu')
    expect(wordsOf(story)).toContain('Gempa di Palu: isi.')
    expect(story?.path).toBe(`/id/dunia/${id}-gempa-di-palu`)
    // Without a trace: readers have what they had.
    expect(await storyById('id', id)).toBeNull()
  })

  it('is the draft of changes, beside what is published', async () => {
    const id = await storyOf('Harga beras', true)
    await made('editor', 'PATCH', `/articles/${id}?draft=true`, { headline: 'Harga beras naik', _status: 'draft' })
    expect((await storyById('id', id))?.text.headline).toBe('Harga beras')
    expect((await shown('editor', id))?.text.headline).toBe('Harga beras naik')
    const summary = await standingIn((await open('editor', id))?.standIns ?? [], () => storySummary('id', id))
    expect(summary?.text.headline).toBe('Harga beras naik')
  })

  it('is what is being typed, with what belongs to it', async () => {
    const id = await storyOf('Sebelum diketik')
    const author = await newsroom.payload.create({ collection: 'authors', data: { name: 'Sari', slug: 'sari' } })
    const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Asia', slug: 'asia' } })
    const values = {
      headline: 'Baru diketik',
      body: bodyOf('Belum disimpan.'),
      section,
      place: 'Jakarta',
      kind: 'opinion',
      authors: [author.id],
      topics: [topic.id],
      corrections: [{ at: '2026-11-01T00:00:00.000Z', text: 'Bukan Bandung.' }],
      publishedAt: '2099-01-01T00:00:00.000Z',
    }
    const story = await shown('reporter', id, { words: { of: 'articles', locale: 'id', values } })
    expect(story?.text).toMatchObject({ headline: 'Baru diketik', place: 'Jakarta' })
    expect(wordsOf(story)).toContain('Belum disimpan.')
    expect(story?.kind).toBe('opinion')
    expect(story?.authors.map(({ name }) => name)).toEqual(['Sari'])
    expect(story?.topics.map(({ name }) => name.text)).toEqual(['Asia'])
    expect(story?.text.corrections).toEqual([{ at: '2026-11-01T00:00:00.000Z', text: 'Bukan Bandung.' }])
    expect(newsroom.payload.logger.level).toBe('silent')
    // An empty list is a number in a form, and an empty story has nothing at all.
    const bare = await shown('reporter', id, {
      words: { of: 'articles', values: { headline: null, body: null, section: null, corrections: 0 } },
    })
    expect(bare?.text).toMatchObject({ headline: '', body: [], corrections: [] })
  })

  it('is the original where there is no translation, and a translation’s draft where there is one', async () => {
    const id = await storyOf('Banjir di Demak', true)
    expect((await shown('editor', id, { locale: 'ar' }))?.availability).toEqual({ kind: 'fallback' })
    const text = { article: id, locale: 'ar', headline: 'فيضان في ديماك', body: bodyOf('نص لم يُنشر.'), origin: 'human' }
    const translation = idIn(
      await made('translator', 'POST', '/translations?draft=true', { ...text, _status: 'draft' }),
    )
    expect((await storyById('ar', id))?.availability).toEqual({ kind: 'fallback' })
    const story = await shown('editor', id, { locale: 'ar' })
    expect(story?.availability).toEqual({ kind: 'translated', by: 'human', reviewed: null, behind: false })
    expect(story?.text.headline).toBe('فيضان في ديماك')
    expect((await shown('editor', id, { locale: 'ja' }))?.availability).toEqual({ kind: 'fallback' })
    const typed = await shown('translator', id, {
      locale: 'ar',
      words: { of: 'translations', values: { headline: 'قيد الكتابة', locale: 'ar', article: id } },
    })
    expect(typed?.text.headline).toBe('قيد الكتابة')
    // The original goes on while the translation stands: readers will be told.
    await made('editor', 'PATCH', `/articles/${id}?draft=true`, { body: bodyOf('Lain.'), _status: 'draft' })
    expect((await shown('editor', id, { locale: 'ar' }))?.availability).toMatchObject({ behind: true })
    expect(translation).toBeGreaterThan(0)
  })

  it('is the front page and the line of breaking news as they are typed, and neither is remembered', async () => {
    const first = await storyOf('Pertama', true)
    const second = await storyOf('Kedua', true)
    const draft = await storyOf('Rahasia')
    const front = async (words: object) => {
      const found = await open('editor', 'front', { words })
      return standingIn(found?.standIns ?? [], async () => ({
        front: await frontPage('id'),
        frame: await siteFrame('id'),
      }))
    }
    const before = await siteFrame('id')
    expect((await standingIn((await open('editor', 'front'))?.standIns ?? [], () => frontPage('id'))).lead?.id).toBe(
      second,
    )
    const ranked = await front({ of: 'front', values: { ranked: [draft, first, second] } })
    expect([ranked.front.lead?.id, ranked.front.seconds[0]?.id]).toEqual([first, second])
    const { frame } = await front({ of: 'breaking', locale: 'id', values: { text: 'Gunung meletus', article: first } })
    expect(frame.breaking?.text.text).toBe('Gunung meletus')
    expect(await siteFrame('id')).toEqual(before)
    expect((await frontPage('id')).lead?.id).not.toBe(first)
  })
})

describe('who sees it', () => {
  it('everybody of the newsroom, and no reader', async () => {
    const id = await storyOf('Untuk redaksi')
    for (const asker of ['admin', 'editor', 'reporter', 'otherReporter', 'translator'] as const) {
      expect((await shown(asker, id))?.text.headline).toBe('Untuk redaksi')
    }
    expect(await open('reader', id)).toBeNull()
    expect(await open('reader', 'front')).toBeNull()
    expect(await open('editor', 999_999)).toBeNull()
    expect(await open('editor', 2 ** 31)).toBeNull()
  })

  it('whoever has the key of a link, of that story, until it ends or is revoked', async () => {
    const id = await storyOf('Untuk narasumber')
    const other = await storyOf('Lain')
    const given = await made('reporter', 'POST', `/articles/${id}/preview-links`, { note: 'Bu Ani', days: 7 })
    const key = given.key as string
    const found = await open('reader', id, { key })
    expect(found?.until?.getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000)
    expect((await shown('reader', id, { key }))?.text.headline).toBe('Untuk narasumber')
    // Words of whoever has no account are nobody's draft.
    const words = { of: 'articles', values: { headline: 'Palsu' } }
    expect((await shown('reader', id, { key, words }))?.text.headline).toBe('Untuk narasumber')
    expect(await open('reader', other, { key })).toBeNull()
    expect(await open('reader', 'front', { key })).toBeNull()
    for (const guess of ['', key.slice(1), `${key}A`, key.toLowerCase(), 'a'.repeat(43), "' OR true --"]) {
      expect(await open('reader', id, { key: guess })).toBeNull()
    }
    // The table can't open anything.
    const { rows } = await pool().query<{ row: string }>('SELECT l::text AS row FROM preview_links l')
    expect(rows.map(({ row }) => row).join()).not.toContain(key)

    const [link] = (await made('reporter', 'GET', `/articles/${id}/preview-links`)).links as {
      id: number
      text: string
    }[]
    expect(link?.text).toContain('reporter')
    await made('editor', 'POST', `/articles/${other}/preview-links`, { revoke: link?.id })
    expect(await open('reader', id, { key })).not.toBeNull()
    await made('editor', 'POST', `/articles/${id}/preview-links`, { revoke: link?.id })
    expect(await open('reader', id, { key })).toBeNull()
    expect((await made('editor', 'GET', `/articles/${id}/preview-links`)).links).toEqual([])

    const again = (await made('editor', 'POST', `/articles/${id}/preview-links`, { note: '', days: 1 })).key as string
    expect(await open('reader', id, { key: again })).not.toBeNull()
    await pool().query(`UPDATE preview_links SET expires_at = now() - interval '1 second' WHERE revoked_at IS NULL`)
    expect(await open('reader', id, { key: again })).toBeNull()
  })

  it('no key of somebody whose account is disabled, as long as it is', async () => {
    const id = await storyOf('Ditinggalkan')
    const key = (await made('editor', 'POST', `/articles/${id}/preview-links`, { note: '', days: 7 })).key as string
    const disable = (disabled: boolean) =>
      pool().query('UPDATE users SET disabled = $2 WHERE id = $1', [newsroom.people.editor.id, disabled])
    await disable(true)
    expect(await open('reader', id, { key })).toBeNull()
    expect((await made('reporter', 'GET', `/articles/${id}/preview-links`)).links).toEqual([])
    await disable(false)
    expect(await open('reader', id, { key })).not.toBeNull()
  })

  it('is told by the audit log: who gave a link and who took it back, once each', async () => {
    const id = await storyOf('Tercatat')
    const given = await made('reporter', 'POST', `/articles/${id}/preview-links`, { note: 'Rahasia', days: 7 })
    const [link] = given.links as { id: number }[]
    for (let n = 0; n < 2; n += 1) await made('editor', 'POST', `/articles/${id}/preview-links`, { revoke: link?.id })
    const { rows } = await pool().query(
      `SELECT name, action, detail FROM audit_log WHERE collection = 'articles' AND document = $1
          AND action LIKE 'previewLink%' ORDER BY id`,
      [id],
    )
    expect(rows).toEqual([
      { name: 'reporter', action: 'previewLink', detail: { link: link?.id, days: 7 } },
      { name: 'editor', action: 'previewLinkRevoked', detail: { link: link?.id } },
    ])
  })

  it('links are given and taken back by whoever may change the story', async () => {
    const id = await storyOf('Milik wartawan')
    const wish = { note: '', days: 7 }
    for (const [asker, status] of [
      ['reader', 401],
      ['otherReporter', 403],
      ['translator', 403],
      ['reporter', 201],
      ['editor', 201],
    ] as const) {
      const answer = await newsroom.ask(asker, 'POST', `/articles/${id}/preview-links`, wish)
      expect([asker, answer.status]).toEqual([asker, status])
    }
    expect((await newsroom.ask('otherReporter', 'GET', `/articles/${id}/preview-links`)).status).toBe(403)
    expect((await newsroom.ask('editor', 'POST', `/articles/${id}/preview-links`, { days: 365 })).status).toBe(400)
    expect((await newsroom.ask('editor', 'POST', '/articles/999999/preview-links', wish)).status).toBe(404)
  })
})
