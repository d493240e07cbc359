// The trash: into it, out of it as it was, and for good, by REST as people of every role.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { locales, type TranslationLocale } from '#lib/locales.ts'
import { withdrawal } from '#lib/news/index.ts'
import { collectCacheTags } from '#lib/page-cache/tags.ts'
import { isScheduleDue, runDueSchedules } from '../schedule/run.ts'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { inTransaction } from '../writing/transaction.ts'
import { emptyOldTrash, isTrashOld } from './expire.ts'
import { deleteForGood, moveToTrash } from './trash.ts'

let newsroom: TestNewsroom
let section = 0
let count = 0
beforeAll(async () => {
  newsroom = await testNewsroom()
  const { id } = await newsroom.payload.create({
    collection: 'sections',
    data: { key: 'dunia', name: 'Dunia', slug: 'dunia', order: 1 },
  })
  section = id
})
afterAll(() => newsroom?.close())
beforeEach(() => {
  count += 1
})

async function story(by: Asker, data: object = {}, draft = false): Promise<number> {
  const answer = await newsroom.ask(by, 'POST', `/articles${draft ? '?draft=true' : ''}`, {
    headline: `Berita ${count}`,
    body: bodyOf(`Isi ${count}.`),
    section,
    _status: draft ? 'draft' : 'published',
    ...data,
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return (answer.body as { doc: { id: number } }).doc.id
}

async function translation(article: number, locale: TranslationLocale): Promise<number> {
  const { id } = await newsroom.payload.create({
    collection: 'translations',
    data: {
      article,
      locale,
      headline: `Story ${locale}`,
      body: bodyOf('Text.'),
      origin: 'human',
      _status: 'published',
    },
  })
  return id
}

const status = async (asker: Asker, method: string, path: string, body?: unknown) =>
  (await newsroom.ask(asker, method, path, body)).status
const trash = (asker: Asker, path: string) => status(asker, 'PATCH', path, { deletedAt: new Date().toISOString() })
const restore = (asker: Asker, path: string) => status(asker, 'PATCH', `${path}?trash=true`, { deletedAt: null })

type Row = { status: string; deleted: boolean; by: number | null; headline: string }
async function row(table: string, id: number): Promise<Row | undefined> {
  const { rows } = await pool().query<Row>(
    `SELECT _status AS status, deleted_at IS NOT NULL AS deleted, deleted_by_id AS by, headline FROM ${table} WHERE id = $1`,
    [id],
  )
  return rows[0]
}

const inRender = <Found>(ask: () => Promise<Found>) => collectCacheTags(ask, new Set())

async function here(asker: Asker, path: string): Promise<number> {
  const { body } = await newsroom.ask(asker, 'GET', path)
  return (body as { totalDocs: number }).totalDocs
}

it('is not waited for by who saves a translation while holding it: neither waits for the other for ever', async () => {
  const article = await story('editor')
  const id = await translation(article, 'ja')
  const mover = await pool().connect()
  try {
    await mover.query('BEGIN')
    await mover.query('SELECT FROM articles WHERE id = $1 FOR UPDATE', [article])
    const saving = newsroom.ask('editor', 'PATCH', `/translations/${id}?draft=true`, { headline: 'Baru' })
    await expect
      .poll(async () => {
        const { rows } = await pool().query(
          `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`,
        )
        return rows.length
      })
      .toBe(1)
    await mover.query('SELECT FROM translations WHERE id = $1 FOR UPDATE NOWAIT', [id])
    await mover.query('COMMIT')
    expect((await saving).status).toBe(200)
  } finally {
    mover.release()
  }
})

describe('a story', () => {
  it('is taken from readers at once, with its translations, and says who did it', async () => {
    const id = await story('editor')
    const english = await translation(id, 'en')
    await newsroom.tags()
    expect(await trash('editor', `/articles/${id}`)).toBe(200)
    expect(await newsroom.tags()).toEqual(
      expect.arrayContaining([`article:${id}`, 'front', 'latest', `section:${section}`, `card:${id}:ar`]),
    )
    expect(await row('articles', id)).toMatchObject({
      deleted: true,
      by: newsroom.people.editor.id,
      status: 'published',
    })
    expect(await row('translations', english)).toMatchObject({ deleted: true, by: newsroom.people.editor.id })
    expect(await status('reader', 'GET', `/articles/${id}`)).toBe(404)
    expect(await status('reader', 'GET', `/articles/${id}?trash=true`)).toBe(404)
    expect(await here('reader', `/articles?trash=true&where[id][equals]=${id}`)).toBe(0)
    expect(await here('reader', `/translations?trash=true&where[id][equals]=${english}`)).toBe(0)
    expect(await here('editor', `/articles?where[id][equals]=${id}`)).toBe(0)
    expect(await here('editor', `/articles?trash=true&draft=true&where[id][equals]=${id}`)).toBe(1)
  })

  it('comes back as it was: published words, draft words, translations that went along', async () => {
    const id = await story('editor', { headline: 'Yang terbit' })
    const [before, along] = [await translation(id, 'ar'), await translation(id, 'en')]
    const draft = await newsroom.ask('editor', 'PATCH', `/articles/${id}?draft=true`, { headline: 'Belum terbit' })
    expect(draft.status).toBe(200)
    expect(await trash('editor', `/translations/${before}`)).toBe(200)
    expect(await trash('editor', `/articles/${id}`)).toBe(200)
    await newsroom.tags()
    expect(await restore('editor', `/articles/${id}`)).toBe(200)
    expect(await newsroom.tags()).toEqual(expect.arrayContaining([`article:${id}`, 'front']))
    expect(await row('articles', id)).toEqual({
      status: 'published',
      deleted: false,
      by: null,
      headline: 'Yang terbit',
    })
    const newest = await newsroom.ask('editor', 'GET', `/articles/${id}?draft=true`)
    expect(newest.body).toMatchObject({ headline: 'Belum terbit', _status: 'draft' })
    expect(await row('translations', along)).toMatchObject({ deleted: false, status: 'published' })
    expect(await row('translations', before)).toMatchObject({ deleted: true })
    expect(await restore('editor', `/translations/${before}`)).toBe(200)
    expect(await row('translations', before)).toMatchObject({ deleted: false, status: 'published' })
  })

  it("stays a draft when the admin's button says it is to come back as published, and the other way round", async () => {
    const [shown, draft] = [await story('editor'), await story('editor', {}, true)]
    for (const id of [shown, draft]) await trash('editor', `/articles/${id}`)
    for (const id of [shown, draft]) {
      const asked = `?trash=true&where[and][0][id][equals]=${id}&where[and][1][deletedAt][exists]=true`
      const what = { deletedAt: null, _status: id === draft ? 'published' : 'draft' }
      expect(await status('editor', 'PATCH', `/articles${asked}`, what)).toBe(200)
    }
    expect((await row('articles', shown))?.status).toBe('published')
    expect((await row('articles', draft))?.status).toBe('draft')
  })

  it('is moved by DELETE, too, and never deleted for good by it', async () => {
    const id = await story('editor')
    expect(await status('editor', 'DELETE', `/articles/${id}`)).toBe(200)
    expect(await row('articles', id)).toMatchObject({ deleted: true })
    const other = await story('editor')
    expect(await status('admin', 'DELETE', `/articles/${other}?trash=true`)).toBe(409)
    await expect(
      newsroom.payload.delete({
        collection: 'articles',
        id: other,
        user: newsroom.people.admin,
        overrideAccess: false,
      }),
    ).rejects.toMatchObject({ status: 409 })
    expect(await row('articles', other)).toMatchObject({ deleted: false })
  })

  it('is not changed, published, scheduled or translated in the trash', async () => {
    const id = await story('editor', {}, true)
    await trash('editor', `/articles/${id}`)
    for (const path of [`/articles/${id}`, `/articles/${id}?draft=true&autosave=true`, `/articles/${id}?trash=true`]) {
      const answer = await newsroom.ask('editor', 'PATCH', path, { headline: 'Diubah', _status: 'published' })
      expect(answer.status, path).toBe(409)
      expect(JSON.stringify(answer.body)).toMatch(/tempat sampah/)
    }
    expect(await status('editor', 'PATCH', `/articles?trash=true&where[id][equals]=${id}`, { place: 'Solo' })).toBe(200)
    expect(await row('articles', id)).toMatchObject({ headline: `Berita ${count}`, status: 'draft' })
    const claimed = await newsroom.ask('editor', 'POST', '/articles?draft=true', {
      headline: 'Mengaku',
      deletedBy: newsroom.people.admin.id,
      deletedAt: new Date().toISOString(),
    })
    expect((claimed.body as { doc: object }).doc).toMatchObject({ deletedAt: null, deletedBy: null })
  })

  it('is not moved by those who may not delete it, nor brought back into publication by those who may not publish', async () => {
    const [published, own] = [await story('editor'), await story('reporter', {}, true)]
    for (const asker of ['reporter', 'translator', 'reader'] as const) {
      expect(await trash(asker, `/articles/${published}`), asker).toBe(403)
      expect(await status(asker, 'DELETE', `/articles/${published}`), asker).toBe(403)
    }
    expect(await trash('otherReporter', `/articles/${own}`)).toBe(403)
    expect(await trash('reporter', `/articles/${own}`)).toBe(200)
    expect(await restore('otherReporter', `/articles/${own}`)).toBe(403)
    expect(await restore('reporter', `/articles/${own}`)).toBe(200)
    await newsroom.ask('editor', 'PATCH', `/articles/${own}`, { _status: 'published' })
    await trash('editor', `/articles/${own}`)
    expect(await restore('reporter', `/articles/${own}`)).toBe(403)
    expect(await restore('translator', `/articles/${own}`)).toBe(403)
    expect(await row('articles', own)).toMatchObject({ deleted: true })
    expect(await restore('editor', `/articles/${own}`)).toBe(200)
  })

  it('is there once when two move it, and two bring it back, at one moment', async () => {
    const id = await story('editor')
    const english = await translation(id, 'en')
    const both = (move: (asker: Asker) => Promise<number>) => Promise.all([move('admin'), move('editor')])
    expect(await both((asker) => trash(asker, `/articles/${id}`))).toEqual([200, 200])
    const went = await row('articles', id)
    expect(went).toMatchObject({ deleted: true })
    expect((await row('translations', english))?.by).toBe(went?.by)
    expect(await both((asker) => restore(asker, `/articles/${id}`))).toEqual([200, 200])
    expect(await row('articles', id)).toMatchObject({ deleted: false, status: 'published' })
    expect(await row('translations', english)).toMatchObject({ deleted: false })
  })

  it('has schedules without effect while it is in the trash', async () => {
    const id = await story('editor', {}, true)
    await newsroom.payload.jobs.queue({
      task: 'schedulePublish' as never,
      input: {
        type: 'publish',
        doc: { relationTo: 'articles', value: id },
        user: { relationTo: 'users', value: newsroom.people.editor.id },
      } as never,
      waitUntil: new Date(Date.now() - 1000),
    })
    await trash('editor', `/articles/${id}`)
    expect(await isScheduleDue()).toBe(true)
    await runDueSchedules(newsroom.payload)
    expect(await row('articles', id)).toMatchObject({ status: 'draft', deleted: true })
    await restore('editor', `/articles/${id}`)
    expect(await row('articles', id)).toMatchObject({ status: 'draft', deleted: false })
    const { body } = await newsroom.ask('editor', 'GET', `/articles/${id}/schedule`)
    expect(body.notes).toMatchObject([{ kind: 'failed' }])
  })

  it('is deleted for good by administrators alone, with everything that is known of it', async () => {
    const id = await story('editor')
    const english = await translation(id, 'en')
    await pool().query(
      `INSERT INTO translation_memory (target, source_hash, origin, source, text, article_id)
       VALUES ('en', 'hash-' || $1::integer, 'human', 'Isi', 'Text', $1::integer)`,
      [id],
    )
    await pool().query(
      `INSERT INTO reports (article_id, locale, paragraph, state) VALUES ($1, 'en', 'Text.', 'open')`,
      [id],
    )
    await pool().query(`INSERT INTO reads (at, article_id, locale, n) VALUES (now(), $1, 'id', 5)`, [id])
    await trash('editor', `/articles/${id}`)
    for (const asker of ['editor', 'reporter', 'translator'] as const) {
      expect(await status(asker, 'DELETE', `/articles/${id}?trash=true`), asker).toBe(403)
    }
    await expect(
      newsroom.payload.delete({
        collection: 'articles',
        id,
        trash: true,
        user: newsroom.people.editor,
        overrideAccess: false,
      }),
    ).rejects.toMatchObject({ status: 403 })
    expect(await status('admin', 'DELETE', `/articles/${id}?trash=true`)).toBe(200)
    expect(await row('articles', id)).toBeUndefined()
    expect(await row('translations', english)).toBeUndefined()
    const tables = [
      ['_articles_v', 'parent_id'],
      ['translation_memory', 'article_id'],
      ['translation_progress', 'article_id'],
      ['reports', 'article_id'],
      ['reads', 'article_id'],
      ['search_index', 'article_id'],
    ] as const
    for (const [table, column] of tables) {
      const { rows } = await pool().query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id])
      expect(rows, table).toEqual([])
    }
  })
})

describe('what stories use', () => {
  it('does not go to the trash while a story outside it has it, and comes back with the story', async () => {
    const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Bakau', slug: 'bakau' } })
    const id = await story('editor', { topics: [topic.id] })
    expect(await trash('editor', `/topics/${topic.id}`)).toBe(409)
    await trash('editor', `/articles/${id}`)
    expect(await trash('editor', `/topics/${topic.id}`)).toBe(200)
    expect(await here('reader', `/topics?trash=true&where[id][equals]=${topic.id}`)).toBe(0)
    // A story in the trash still has it.
    expect(await status('admin', 'DELETE', `/topics/${topic.id}?trash=true`)).toBe(409)
    expect(await restore('editor', `/articles/${id}`)).toBe(200)
    expect(await here('reader', `/topics?where[id][equals]=${topic.id}`)).toBe(1)
  })

  it('is not brought back by a reporter who only brings back a draft', async () => {
    const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Air', slug: 'air' } })
    const id = await story('reporter', { topics: [topic.id] }, true)
    await trash('reporter', `/articles/${id}`)
    await trash('editor', `/topics/${topic.id}`)
    expect(await restore('reporter', `/articles/${id}`)).toBe(409)
    expect(await restore('editor', `/articles/${id}`)).toBe(200)
  })

  it.each([
    ['sections', { key: 'x', name: 'X', slug: 'x', order: 9 }, 'sections'],
    ['authors', { name: 'Sari', slug: 'sari' }, 'author'],
    ['pages', { title: 'Tentang', slug: 'tentang', order: 1 }, 'site'],
    ['topics', { name: 'Y', slug: 'y' }, 'topic'],
  ] as const)(
    'of %s: pages that show it are dropped when it goes and when it comes back',
    async (collection, data, tag) => {
      const { id } = await newsroom.payload.create({ collection, data: data as never })
      await newsroom.tags()
      expect(await trash('editor', `/${collection}/${id}`)).toBe(200)
      expect((await newsroom.tags()).join(' ')).toContain(tag)
      expect(await restore('reporter', `/${collection}/${id}`)).toBe(403)
      expect(await restore('editor', `/${collection}/${id}`)).toBe(200)
      expect((await newsroom.tags()).join(' ')).toContain(tag)
    },
  )

  it('a translation does not come back before its story, nor is a second one made beside it', async () => {
    const id = await story('editor')
    const english = await translation(id, 'en')
    await trash('editor', `/articles/${id}`)
    expect(await restore('editor', `/translations/${english}`)).toBe(409)
    await restore('editor', `/articles/${id}`)
    await trash('editor', `/translations/${english}`)
    const second = await newsroom.ask('editor', 'POST', '/translations', {
      article: id,
      locale: 'en',
      headline: 'Another',
      body: bodyOf('Other.'),
    })
    expect(second.status).toBe(400)
    expect(JSON.stringify(second.body)).toMatch(/tempat sampah/)
  })
})

it('says that a name is taken by something in the trash', async () => {
  const { id } = await newsroom.payload.create({ collection: 'topics', data: { name: 'Hutan', slug: 'hutan' } })
  await trash('editor', `/topics/${id}`)
  const second = await newsroom.ask('editor', 'POST', '/topics', { name: 'Hutan' })
  expect(second.status).toBe(400)
  expect(JSON.stringify(second.body)).toMatch(/tempat sampah/)
})

describe('the public note of a story that was pulled', () => {
  const note = (asker: Asker, id: number, texts: object) =>
    newsroom.ask(asker, 'POST', `/articles/${id}/withdrawal`, { texts })
  const shown = async (id: number) =>
    Promise.all(locales.map(async (locale) => inRender(() => withdrawal(locale, String(id)))))

  it('stands at its address in every edition, in Indonesian where nothing else is written', async () => {
    const id = await story('editor', { headline: 'Rahasia' })
    expect((await note('editor', id, { id: 'Belum.' })).status).toBe(409)
    await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { _status: 'draft' })
    expect((await shown(id)).map(({ kind }) => kind)).toEqual(locales.map(() => 'missing'))
    await newsroom.tags()
    const texts = { id: 'Berita ini ditarik, karena sumbernya keliru.', ar: 'سُحب الخبر لأن مصدره أخطأ.' }
    expect((await note('editor', id, texts)).status).toBe(200)
    expect(await newsroom.tags()).toEqual([`article:${id}`])
    const views = await shown(id)
    for (const [at, locale] of locales.entries()) {
      const written = locale === 'ar' ? 'ar' : 'id'
      expect(views[at]).toMatchObject({ kind: 'found', view: { note: { text: texts[written], locale: written } } })
      expect(JSON.stringify(views[at])).not.toMatch(/rahasia/i)
    }
    // In the trash as well; published again, it is over.
    await trash('editor', `/articles/${id}`)
    expect((await shown(id))[0]?.kind).toBe('found')
    await restore('editor', `/articles/${id}`)
    await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { _status: 'published' })
    await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { _status: 'draft' })
    expect((await shown(id))[0]?.kind).toBe('missing')
  })

  it('is written by those who may withdraw, of what was published', async () => {
    const [pulled, draft] = [await story('editor'), await story('reporter', {}, true)]
    await trash('editor', `/articles/${pulled}`)
    for (const asker of ['reporter', 'translator', 'reader'] as const) {
      expect((await note(asker, pulled, { id: 'Ditarik.' })).status, asker).toBe(403)
    }
    expect((await note('editor', draft, { id: 'Ditarik.' })).status).toBe(409)
    expect((await note('editor', pulled, { ar: 'سُحب.' })).status).toBe(400)
    expect((await note('editor', pulled, { id: 'x'.repeat(601) })).status).toBe(400)
    expect((await note('editor', pulled, { id: 'Ditarik.' })).status).toBe(200)
    expect((await note('editor', pulled, {})).status).toBe(200)
    expect((await shown(pulled))[0]?.kind).toBe('missing')
    expect((await note('editor', pulled, { id: 'Ditarik.' })).status).toBe(200)
    await restore('editor', `/articles/${pulled}`)
    const { rows } = await pool().query('SELECT FROM withdrawal_notes WHERE article_id = $1', [pulled])
    expect(rows).toEqual([])
  })
})

describe('many at once', () => {
  it('are taken back from readers, or published, with their number', async () => {
    const ids = [await story('editor'), await story('editor', { headline: 'Dua' })]
    const of = ids.map((id, at) => `where[id][in][${at}]=${id}`).join('&')
    const draft = { _status: 'draft' }
    expect(await status('admin', 'PATCH', `/articles?${of}`, draft)).toBe(400)
    expect(await status('editor', 'PATCH', `/articles?${of}&count=2`, draft)).toBe(403)
    for (const id of ids) expect((await row('articles', id))?.status).toBe('published')
    expect(await status('admin', 'PATCH', `/articles?${of}&draft=true`, { ...draft, place: 'Solo' })).toBe(200)
    for (const id of ids) expect((await row('articles', id))?.status).toBe('published')
    expect(await status('admin', 'PATCH', `/articles?${of}&count=2`, draft)).toBe(200)
    for (const id of ids) {
      expect((await row('articles', id))?.status).toBe('draft')
      // What was written on top of the published text is still the newest.
      expect((await newsroom.ask('admin', 'GET', `/articles/${id}?draft=true&depth=0`)).body.place).toBe('Solo')
    }
    expect(await status('admin', 'PATCH', `/articles?${of}`, { _status: 'published' })).toBe(400)
    expect(await status('admin', 'PATCH', `/articles?${of}&count=2`, { _status: 'published' })).toBe(200)
    for (const id of ids) expect((await row('articles', id))?.status).toBe('published')
  })

  it('are for administrators, fifty at most, whichever way', async () => {
    const ids: number[] = []
    for (let n = 0; n < 52; n += 1) {
      const { id } = await newsroom.payload.create({
        collection: 'topics',
        data: { name: `Banyak ${n}`, slug: `banyak-${n}` },
      })
      ids.push(id)
    }
    const of = (some: readonly number[]) => some.map((id, at) => `where[id][in][${at}]=${id}`).join('&')
    const at = { deletedAt: new Date().toISOString() }
    expect(await status('editor', 'PATCH', `/topics?${of(ids.slice(0, 2))}`, at)).toBe(403)
    expect(await status('editor', 'DELETE', `/topics?${of(ids.slice(0, 2))}`)).toBe(403)
    expect(await status('editor', 'PATCH', `/topics?${of(ids.slice(0, 2))}`, { name: 'Sama' })).toBe(403)
    expect(await status('admin', 'PATCH', '/topics?where[slug][like]=banyak', at)).toBe(409)
    expect(await status('admin', 'DELETE', '/topics?where[slug][like]=banyak')).toBe(409)
    expect(await status('admin', 'PATCH', '/topics?where[slug][like]=banyak', { name: 'Sama' })).toBe(409)
    expect(await here('admin', '/topics?where[slug][like]=banyak')).toBe(52)
    for (const [method, data] of [['PATCH', at], ['DELETE']] as const) {
      for (const count of ['', '&count=', '&count=49', '&count=banyak']) {
        const asked = `/topics?${of(ids.slice(0, 50))}${count}`
        const { status: answer, body } = await newsroom.ask('admin', method, asked, data, { 'Accept-Language': 'ja' })
        expect(answer).toBe(400)
        expect(body).toMatchObject({ errors: [{ message: expect.stringMatching(/^50 件.*count=50/) }] })
      }
    }
    expect(await here('admin', '/topics?where[slug][like]=banyak')).toBe(52)
    expect(await status('admin', 'PATCH', `/topics?${of(ids.slice(0, 50))}&count=50`, at)).toBe(200)
    expect(await here('admin', '/topics?where[slug][like]=banyak')).toBe(2)
    expect(await status('editor', 'DELETE', `/topics?${of([ids[50] ?? 0])}`)).toBe(200)
    expect(await here('admin', '/topics?where[slug][like]=banyak')).toBe(1)
    expect(await status('editor', 'DELETE', `/topics?trash=true&${of([ids[50] ?? 0])}`)).toBe(403)
    expect(await status('admin', 'DELETE', `/topics?trash=true&${of(ids.slice(0, 50))}`)).toBe(400)
    expect(await status('admin', 'DELETE', `/topics?trash=true&count=50&${of(ids.slice(0, 50))}`)).toBe(200)
    expect(await here('admin', '/topics?trash=true&where[slug][like]=banyak')).toBe(2)
  })
})

describe('what has been there for long', () => {
  it('is deleted for good, each by itself; what is used stays', async () => {
    const topic = await newsroom.payload.create({ collection: 'topics', data: { name: 'Lama', slug: 'lama' } })
    const [old, recent] = [await story('editor', { topics: [topic.id] }), await story('editor')]
    const english = await translation(old, 'en')
    for (const id of [old, recent]) await trash('editor', `/articles/${id}`)
    await trash('editor', `/topics/${topic.id}`)
    expect(await isTrashOld(pool(), 30)).toBe(false)
    const age = async (table: string, id: number) =>
      pool().query(`UPDATE ${table} SET deleted_at = deleted_at - interval '31 days' WHERE id = $1`, [id])
    await age('topics', topic.id)
    expect(await isTrashOld(pool(), 30)).toBe(true)
    await emptyOldTrash(newsroom.payload, 30)
    expect(await here('admin', `/topics?trash=true&where[id][equals]=${topic.id}`)).toBe(1)
    await age('articles', old)
    await emptyOldTrash(newsroom.payload, 30)
    expect(await row('articles', old)).toBeUndefined()
    expect(await row('translations', english)).toBeUndefined()
    expect(await row('articles', recent)).toMatchObject({ deleted: true })
    expect(await here('admin', `/topics?trash=true&where[id][equals]=${topic.id}`)).toBe(0)
  })

  it('is undone whole when the transaction is', async () => {
    const id = await story('editor')
    await expect(
      inTransaction(newsroom.payload, async ({ req }) => {
        await moveToTrash(req, 'articles', id)
        await deleteForGood(req, 'articles', id)
        throw new Error('stop')
      }),
    ).rejects.toThrow('stop')
    expect(await row('articles', id)).toMatchObject({ deleted: false, status: 'published' })
  })
})
