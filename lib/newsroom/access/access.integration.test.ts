// Who may do what: every role, every collection, every operation, asked through the REST interface.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asker, bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
/** Ids of what is there from the start. */
const ids: Record<string, number> = {}
beforeAll(async () => {
  newsroom = await testNewsroom()
  const { payload, people } = newsroom
  ids.section = (
    await payload.create({ collection: 'sections', data: { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 } })
  ).id
  const story = (headline: string, user: Asker, status: 'draft' | 'published') =>
    payload.create({
      collection: 'articles',
      data: { headline, section: ids.section ?? 0, kind: 'news', body: bodyOf(headline), _status: status },
      draft: status === 'draft',
      user: user === 'reader' ? null : people[user],
    })
  ids.published = (await story('Terbit', 'editor', 'published')).id
  ids.editors = (await story('Rahasia redaktur', 'editor', 'draft')).id
  ids.own = (await story('Rahasia wartawan', 'reporter', 'draft')).id
  const translation = (article: number, locale: 'ar' | 'ja' | 'fr', status: 'draft' | 'published') =>
    payload.create({
      collection: 'translations',
      data: { article, locale, headline: `Terjemahan ${locale}`, origin: 'human', _status: status },
      draft: status === 'draft',
    })
  ids.arabic = (await translation(ids.published, 'ar', 'published')).id
  ids.french = (await translation(ids.published, 'fr', 'published')).id
  ids.waiting = (await translation(ids.published, 'ja', 'draft')).id
  ids.ofDraft = (await translation(ids.editors, 'ar', 'published')).id
  ids.topics = (await payload.create({ collection: 'topics', data: { name: 'Bakau', slug: 'bakau' } })).id
  ids.authors = (await payload.create({ collection: 'authors', data: { name: 'Sari', slug: 'sari' } })).id
  ids.pages = (await payload.create({ collection: 'pages', data: { title: 'Tentang', slug: 'about', order: 0 } })).id
  ids.sections = ids.section
  ids.users = people.otherReporter.id
  await payload.updateGlobal({ slug: 'front', data: { ranked: [ids.editors, ids.published] } })
})
afterAll(() => newsroom?.close())

const askers: Asker[] = ['admin', 'editor', 'reporter', 'translator', 'reader']
const status = async (asker: Asker, method: string, path: string, body?: unknown) =>
  (await newsroom.ask(asker, method, path, body)).status
/** Everyone named may; everyone else is refused. */
async function onlyThese(allowed: Asker[], attempt: (asker: Asker, index: number) => Promise<number>) {
  const found: Asker[] = []
  for (const [index, asker] of askers.entries()) {
    const answer = await attempt(asker, index)
    expect([200, 201, 403], `${asker}: ${answer}`).toContain(answer)
    if (answer < 300) found.push(asker)
  }
  expect(found).toEqual(allowed)
}

describe.each([
  ['sections', (n: number) => ({ key: `k${n}`, name: `Rubrik ${n}`, slug: `rubrik-${n}`, order: n }), { order: 5 }],
  ['topics', (n: number) => ({ name: `Topik ${n}`, slug: `topik-${n}` }), { name: 'Hutan bakau' }],
  ['authors', (n: number) => ({ name: `Nama ${n}`, slug: `nama-${n}` }), { name: 'Sari W.' }],
  ['pages', (n: number) => ({ title: `Hal ${n}`, slug: `hal-${n}`, order: n }), { order: 3 }],
] as const)('%s', (collection, create, change) => {
  it('are read by everyone', () =>
    onlyThese(askers, (asker) => status(asker, 'GET', `/${collection}/${ids[collection]}`)))
  it('are created by editors', () =>
    onlyThese(['admin', 'editor'], (asker, index) => status(asker, 'POST', `/${collection}`, create(index))))
  it('are changed by editors', () =>
    onlyThese(['admin', 'editor'], (asker) => status(asker, 'PATCH', `/${collection}/${ids[collection]}`, change)))
  it('are deleted by editors', () =>
    onlyThese(['admin', 'editor'], async (asker, index) => {
      const { docs } = await newsroom.payload.find({ collection, limit: 1, sort: '-id' })
      const victim = (docs[0]?.id ?? 0) - 0
      if (index < 2) expect(victim).not.toBe(ids[collection])
      return status(asker, 'DELETE', `/${collection}/${victim}`)
    }))
})

describe('stories', () => {
  const draft = (headline: string) => ({ headline, section: ids.section, kind: 'news' })

  it('are written by editors and reporters', () =>
    onlyThese(['admin', 'editor', 'reporter'], (asker) => status(asker, 'POST', '/articles?draft=true', draft('Baru'))))
  it('are published at once by editors alone', () =>
    onlyThese(['admin', 'editor'], (asker) =>
      status(asker, 'POST', '/articles', { ...draft('Langsung'), _status: 'published' }),
    ))
  it('bear the name of who wrote them, whatever is claimed', async () => {
    const answer = await newsroom.ask('reporter', 'POST', '/articles?draft=true', {
      ...draft('Mengaku'),
      createdBy: newsroom.people.editor.id,
      slug: 'apa-saja',
      ref: 'palsu',
      segmentHashes: ['x'],
    })
    const { doc } = answer.body as { doc: { id: number } }
    const saved = await newsroom.payload.findByID({ collection: 'articles', id: doc.id, depth: 0 })
    expect(saved).toMatchObject({ createdBy: newsroom.people.reporter.id, slug: 'mengaku', ref: null })
    expect(saved.segmentHashes).toHaveLength(1)
  })
  it("are a reporter's to change while they are drafts of their own", async () => {
    expect(await status('reporter', 'PATCH', `/articles/${ids.own}?draft=true`, { place: 'Bogor' })).toBe(200)
    expect(await status('otherReporter', 'PATCH', `/articles/${ids.own}?draft=true`, { place: 'Depok' })).toBe(403)
    expect(await status('reporter', 'PATCH', `/articles/${ids.editors}?draft=true`, { place: 'Bogor' })).toBe(403)
    expect(await status('translator', 'PATCH', `/articles/${ids.own}?draft=true`, { place: 'Bogor' })).toBe(403)
    expect(await status('reporter', 'PATCH', `/articles/${ids.own}`, { _status: 'published' })).toBe(403)
    expect(await status('reporter', 'PATCH', `/articles/${ids.own}?draft=true`, { createdBy: 1, place: 'Solo' })).toBe(
      200,
    )
    const bulk = '/articles?draft=true&where[id][exists]=true'
    await newsroom.ask('reporter', 'PATCH', bulk, { place: 'Semua' })
    const touched = await newsroom.payload.find({
      collection: 'articles',
      where: { place: { equals: 'Semua' } },
      draft: true,
      depth: 0,
      pagination: false,
    })
    expect(touched.docs.every(({ createdBy }) => createdBy === newsroom.people.reporter.id)).toBe(true)
  })
  it("are out of a reporter's hands once published, with or without a newer draft", async () => {
    const { payload, people } = newsroom
    const story = await payload.create({
      collection: 'articles',
      data: { headline: 'Milik wartawan', section: ids.section ?? 0, kind: 'news' },
      draft: true,
      user: people.reporter,
    })
    await payload.update({ collection: 'articles', id: story.id, data: { _status: 'published' }, user: people.editor })
    const path = `/articles/${story.id}`
    expect(await status('reporter', 'PATCH', `${path}?draft=true`, { place: 'Bogor' })).toBe(403)
    await payload.update({
      collection: 'articles',
      id: story.id,
      data: { place: 'Solo' },
      draft: true,
      user: people.editor,
    })
    expect(await status('reporter', 'PATCH', `${path}?draft=true`, { place: 'Bogor' })).toBe(403)
    expect(await status('reporter', 'PATCH', path, { _status: 'draft' })).toBe(403)
    expect(await status('reporter', 'DELETE', path)).toBe(403)
    const { docs } = await payload.findVersions({ collection: 'articles', where: { parent: { equals: story.id } } })
    for (const version of docs) {
      expect(await status('reporter', 'POST', `/articles/versions/${version.id}`)).toBe(403)
      expect(await status('reporter', 'POST', `/articles/versions/${version.id}?draft=true`)).toBe(403)
    }
  })
  it('say why a reporter may not, in the language of the interface', async () => {
    const { payload, people } = newsroom
    const publish = (language: string) =>
      newsroom.ask(
        'reporter',
        'POST',
        '/articles',
        { ...draft('Terbit!'), _status: 'published' },
        {
          'Accept-Language': language,
        },
      )
    expect((await publish('fr')).status).toBe(403)
    // Through the Local API without access rules, as a scheduled job runs, the hook still holds.
    await expect(
      payload.update({
        collection: 'articles',
        id: ids.own ?? 0,
        data: { _status: 'published' },
        user: people.reporter,
      }),
    ).rejects.toMatchObject({
      status: 403,
      message: 'Anda tidak dapat menerbitkan atau menarik berita. Mintalah redaktur.',
    })
  })
  it('are deleted by editors, and by reporters while nobody has seen them', async () => {
    const make = async () => {
      const { body } = await newsroom.ask('reporter', 'POST', '/articles?draft=true', draft('Dihapus'))
      return (body as { doc: { id: number } }).doc.id
    }
    const victim = await make()
    expect(await status('reader', 'DELETE', `/articles/${victim}`)).toBe(403)
    expect(await status('translator', 'DELETE', `/articles/${victim}`)).toBe(403)
    expect(await status('otherReporter', 'DELETE', `/articles/${victim}`)).toBe(403)
    expect(await status('reporter', 'DELETE', `/articles/${victim}`)).toBe(200)
    expect(await status('editor', 'DELETE', `/articles/${await make()}`)).toBe(200)
  })
  it('have versions that only the newsroom reads', () =>
    onlyThese(['admin', 'editor', 'reporter', 'translator'], (asker) => status(asker, 'GET', '/articles/versions')))
})

describe('translations', () => {
  const text = (locale: string) => ({ article: ids.own, locale, headline: 'عنوان', origin: 'human' })

  it('are made by editors and by translators of that language', async () => {
    expect(await status('editor', 'POST', '/translations', text('en'))).toBe(201)
    expect(await status('translator', 'POST', '/translations', text('ja'))).toBe(201)
    expect(await status('translator', 'POST', '/translations', text('fr'))).toBe(403)
    const bare = await newsroom.ask('translator', 'POST', '/translations?draft=true&depth=0', { headline: 'Baru' })
    expect(bare).toMatchObject({ status: 201, body: { doc: { locale: 'ar' } } })
    expect(await status('reporter', 'POST', '/translations', text('zh'))).toBe(403)
    expect(await status('reader', 'POST', '/translations', text('zh'))).toBe(403)
  })
  it('are begun as the link on their story says', async () => {
    const begin = (query: string) =>
      newsroom.ask('translator', 'POST', `/translations?draft=true&depth=0&${query}`, { headline: 'Dari tautan' })
    expect((await begin(`article=${ids.editors}&to=ja`)).body).toMatchObject({
      doc: { article: ids.editors, locale: 'ja', state: 'current' },
    })
    expect((await begin(`article=${ids.editors}&to=ja`)).status).toBe(400)
    expect((await begin(`article=${ids.editors}&to=fr`)).status).toBe(403)
    expect((await begin('article=tujuh&to=jp')).body).toMatchObject({ doc: { locale: 'ar' } })
  })
  it('tell the newsroom, and nobody else, whether they are behind', async () => {
    const { payload } = newsroom
    const read = async (asker: Asker) => (await newsroom.ask(asker, 'GET', `/translations/${ids.arabic}`)).body
    expect(await read('reporter')).toMatchObject({ state: 'current' })
    await payload.update({ collection: 'articles', id: ids.published ?? 0, data: { body: bodyOf('Lain.') } })
    expect(await read('translator')).toMatchObject({ state: 'behind' })
    expect(await read('reader')).not.toHaveProperty('state')
  })
  it('are changed by editors and by translators of that language', async () => {
    const change = (asker: Asker, id: number | undefined, data: object) =>
      status(asker, 'PATCH', `/translations/${id}`, data)
    expect(await change('translator', ids.arabic, { place: 'جاكرتا' })).toBe(200)
    expect(await change('translator', ids.french, { place: 'Jakarta' })).toBe(403)
    expect(await change('translator', ids.arabic, { locale: 'fr' })).toBe(403)
    expect(await change('reporter', ids.arabic, { place: 'Jakarta' })).toBe(403)
    expect(await change('reader', ids.arabic, { place: 'Jakarta' })).toBe(403)
    expect(await change('admin', ids.french, { place: 'Jakarta' })).toBe(200)
  })
  it('are deleted by editors', async () => {
    for (const asker of ['reader', 'translator', 'reporter'] as const) {
      expect(await status(asker, 'DELETE', `/translations/${ids.french}`)).toBe(403)
    }
    expect(await status('editor', 'DELETE', `/translations/${ids.french}`)).toBe(200)
  })
})

describe('what somebody may change of a document, not all of it:', () => {
  it('nobody says when a story was made', async () => {
    const createdAt = '2001-01-01T00:00:00.000Z'
    const made = await newsroom.ask('reporter', 'POST', '/articles?draft=true&depth=0', {
      headline: 'Kapan',
      createdAt,
    })
    const { id, createdAt: at } = made.body.doc as { id: number; createdAt: string }
    expect(Date.now() - Date.parse(at)).toBeLessThan(60_000)
    const changed = await newsroom.ask('reporter', 'PATCH', `/articles/${id}?draft=true&depth=0`, { createdAt })
    expect([changed.status, (changed.body.doc as { createdAt: string }).createdAt]).toEqual([200, at])
  })

  it('a translator leaves a translation with its story', async () => {
    const { body } = await newsroom.ask('translator', 'PATCH', `/translations/${ids.waiting}?draft=true&depth=0`, {
      ...{ article: ids.editors, headline: '見出し' },
    })
    expect(body.doc).toMatchObject({ article: ids.published, headline: '見出し' })
  })

  it('a report stays as the reader wrote it', async () => {
    const { payload } = newsroom
    const said = {
      article: ids.published ?? 0,
      locale: 'ar' as const,
      anchor: 'p1',
      paragraph: 'نص',
      suggestion: 'نص آخر',
    }
    const { id } = await payload.create({ collection: 'reports', data: { ...said, state: 'open' } })
    for (const asker of ['translator', 'admin'] as const) {
      const { status: answer, body } = await newsroom.ask(asker, 'PATCH', `/reports/${id}?depth=0`, {
        ...{ article: ids.editors, locale: 'ja', anchor: 'p2', paragraph: 'x', suggestion: 'y', state: 'done' },
      })
      expect([answer, body.doc]).toEqual([200, expect.objectContaining({ ...said, state: 'done' })])
    }
  })

  it('a translator says how a term is said in languages of theirs, an editor all of it', async () => {
    const { payload } = newsroom
    const { id } = await payload.create({
      collection: 'glossary',
      data: { term: 'bakau', renderings: { fr: 'mangrove' } },
    })
    const renderings = { ar: 'المانغروف', fr: 'x' }
    const change = { term: 'x', keep: true, note: 'x', renderings }
    const one = await newsroom.ask('translator', 'PATCH', `/glossary/${id}`, change)
    expect(one.body.doc).toMatchObject({ term: 'bakau', keep: false, renderings: { ar: 'المانغروف', fr: 'mangrove' } })
    expect((one.body.doc as { note?: string }).note ?? null).toBeNull()
    expect((await newsroom.ask('editor', 'PATCH', `/glossary/${id}`, change)).body.doc).toMatchObject(change)
  })
})

describe('accounts', () => {
  const person = (n: number) => ({
    name: `N${n}`,
    email: `n${n}@warta.example`,
    password: 'kopi-tubruk-senja-77',
    role: 'reporter',
  })

  it('are seen by the newsroom alone', async () => {
    await onlyThese(['admin', 'editor', 'reporter', 'translator'], (asker) => status(asker, 'GET', '/users'))
    await onlyThese(['admin', 'editor', 'reporter', 'translator'], (asker) =>
      status(asker, 'GET', `/users/${ids.users}`),
    )
  })
  it('are made by administrators', () =>
    onlyThese(['admin'], (asker, index) => status(asker, 'POST', '/users', person(index))))
  it('are never begun anew by a stranger', async () => {
    expect(await status('reader', 'POST', '/users/first-register', person(9))).toBe(403)
  })
  it('are changed by administrators and their owners, roles by administrators', async () => {
    const { people, payload } = newsroom
    const own = `/users/${people.reporter.id}`
    expect(await status('reporter', 'PATCH', own, { name: 'Nama baru', role: 'admin', languages: ['fr'] })).toBe(200)
    const saved = await payload.findByID({ collection: 'users', id: people.reporter.id })
    expect(saved).toMatchObject({ name: 'Nama baru', role: 'reporter', languages: [] })
    expect(await status('editor', 'PATCH', own, { name: 'X' })).toBe(403)
    expect(await status('reader', 'PATCH', own, { name: 'X' })).toBe(403)
    expect(await status('admin', 'PATCH', own, { name: 'reporter' })).toBe(200)
  })
  it('are deleted by administrators, the last administrator by nobody', async () => {
    for (const asker of ['editor', 'reporter', 'reader'] as const) {
      expect(await status(asker, 'DELETE', `/users/${ids.users}`)).toBe(403)
    }
    const admin = `/users/${newsroom.people.admin.id}`
    expect(await status('admin', 'DELETE', admin)).toBe(409)
    expect(await status('admin', 'PATCH', admin, { role: 'editor' })).toBe(400)
  })
})

describe('settings of the site', () => {
  it.each(['site', 'front'])('%s: read by everyone, changed by editors', async (slug) => {
    await onlyThese(askers, (asker) => status(asker, 'GET', `/globals/${slug}`))
    const data = slug === 'site' ? { publisher: 'Warta' } : { ranked: [ids.editors, ids.published] }
    await onlyThese(['admin', 'editor'], (asker) => status(asker, 'POST', `/globals/${slug}`, data))
  })

  it('the line of breaking news: read by the newsroom, also before it is shown; set by editors', async () => {
    const staff = askers.filter((asker) => asker !== 'reader')
    await onlyThese(staff, (asker) => status(asker, 'GET', '/globals/breaking'))
    const line = { active: false, text: 'Belum tayang' }
    await onlyThese(['admin', 'editor'], (asker) => status(asker, 'POST', '/globals/breaking', line))
  })
})

describe('a reader', () => {
  const read = async (path: string) => (await newsroom.ask('reader', 'GET', path)).body

  it.each([
    '/articles?limit=100',
    '/articles?limit=100&draft=true',
    '/articles?limit=100&depth=4',
    '/articles?limit=100&trash=true',
    '/articles?where[_status][equals]=draft',
    '/articles?where[_status][equals]=draft&draft=true',
    '/articles?where[or][0][_status][equals]=draft&where[or][1][id][exists]=true&draft=true',
    '/articles?where[headline][like]=Rahasia&draft=true',
    '/articles?select[headline]=true&draft=true&limit=100',
    '/articles?joins[translations][limit]=50&limit=100&draft=true',
    '/translations?depth=4&limit=100&draft=true',
    '/translations?where[article.headline][like]=Rahasia',
    '/sections?depth=4&draft=true',
    '/globals/front?depth=2',
    '/globals/front?depth=0',
    '/globals/front?depth=2&draft=true',
    '/articles/versions',
    '/articles/versions?where[version.headline][like]=Rahasia',
    '/payload-locked-documents',
    '/payload-preferences',
    '/payload-jobs',
    '/payload-kv',
    '/payload-migrations',
    '/access',
  ])('finds no draft at %s', async (path) => {
    const text = JSON.stringify(await read(path))
    expect(text).not.toMatch(/Rahasia|"draft"|@warta\.example|Terjemahan ja/)
    if (path.startsWith('/globals/front')) expect(text).not.toContain(String(`[${ids.editors},`))
  })

  it.each(['own', 'editors'])('gets no draft by number: %s', async (name) => {
    for (const query of ['', '?draft=true', '?depth=3', '?trash=true']) {
      expect(await status('reader', 'GET', `/articles/${ids[name]}${query}`)).toBe(404)
    }
  })

  it('learns nothing by asking about what is hidden', async () => {
    for (const path of [
      '/articles?where[createdBy.email][like]=editor',
      '/articles?where[createdBy][equals]=1',
      '/articles?where[segmentHashes][exists]=true',
      '/articles?where[ref][exists]=true',
      '/media?where[createdBy.role][equals]=reporter',
      '/translations?where[sourceHashes][exists]=true',
      '/translations?where[article.createdBy.email][like]=e',
    ]) {
      expect(await status('reader', 'GET', path), path).toBe(400)
    }
    expect(JSON.stringify(await read(`/articles/${ids.published}?depth=3`))).not.toMatch(
      /createdBy|segmentHashes|sourceHashes/,
    )
    // The same, asked as the admin interface asks long questions.
    const asked = await newsroom.ask('reader', 'POST', '/translations', 'where[article.createdBy.email][like]=e', {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Payload-HTTP-Method-Override': 'GET',
    })
    expect(asked.status).toBe(400)
    const hidden = { locale: 'id&where[article.createdBy.email][like]=e' }
    const inJson = await newsroom.ask('reader', 'POST', '/translations', hidden, {
      'X-Payload-HTTP-Method-Override': 'GET',
    })
    expect(inJson.status).toBe(400)
    const sorted = await newsroom.ask('reader', 'GET', '/articles?sort=createdBy.email')
    expect(JSON.stringify(sorted.body)).not.toContain('@')
  })

  it('finds the published translations of published stories', async () => {
    const found = (await read('/translations?limit=100&depth=0')) as { docs: { id: number }[] }
    expect(found.docs.map(({ id }) => id)).toEqual([ids.arabic])
    expect(await status('reader', 'GET', `/translations/${ids.ofDraft}`)).toBe(404)
    expect(await status('reader', 'GET', `/translations/${ids.waiting}?draft=true`)).toBe(404)
  })

  it('runs no jobs, reads no preferences and draws no cards', async () => {
    expect(await status('reader', 'GET', '/payload-jobs/run')).toBe(401)
    expect(await status('editor', 'GET', '/payload-jobs/run')).toBe(401)
    expect(await status('reader', 'GET', '/og?title=x')).toBe(404)
    expect(await status('reader', 'POST', '/graphql', { query: '{__typename}' })).toBe(404)
    expect(await read('/payload-preferences/nav')).toMatchObject({ value: null })
    expect(await status('reader', 'POST', '/payload-preferences/nav', { value: 1 })).toBeGreaterThanOrEqual(400)
  })
})

describe('an embargo', () => {
  it('holds over REST, by number, in lists, in counts, and for translations', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    const { body } = await newsroom.ask('editor', 'POST', '/articles?depth=0', {
      headline: 'Rahasia sampai besok',
      section: ids.section,
      body: bodyOf('Isi.'),
      publishedAt: tomorrow,
      _status: 'published',
    })
    const { id } = body.doc as { id: number }
    const translation = {
      article: id,
      locale: 'fr',
      headline: 'Secret',
      body: bodyOf('Texte.'),
      origin: 'human',
      _status: 'published',
    }
    const made = await newsroom.ask('editor', 'POST', '/translations?depth=0', translation)
    const translated = (made.body.doc as { id: number }).id
    const where = `where[publishedAt][greater_than]=${new Date().toISOString()}`
    expect(await status('reader', 'GET', `/articles/${id}`)).toBe(404)
    expect((await newsroom.ask('reader', 'GET', `/articles?${where}`)).body.totalDocs).toBe(0)
    expect((await newsroom.ask('reader', 'GET', `/articles/count?${where}`)).body.totalDocs).toBe(0)
    expect(await status('reader', 'GET', `/translations/${translated}`)).toBe(404)
    expect(await status('editor', 'GET', `/articles/${id}`)).toBe(200)
    await newsroom.payload.delete({ collection: 'articles', id })
  })
})

describe('a refusal', () => {
  it('tells a stranger nothing of what a condition finds', async () => {
    const where = (words: string) =>
      `where[or][0][id][equals]=${ids.published}&where[or][1][headline][like]=${encodeURIComponent(words)}`
    for (const [method, data] of [
      ['PATCH', { place: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      const [found, missed] = await Promise.all(
        ['Rahasia redaktur', 'tidak ada kata ini'].map((words) =>
          newsroom.ask('reader', method, `/articles?${where(words)}`, data),
        ),
      )
      expect([found?.status, found?.body]).toEqual([missed?.status, missed?.body])
      expect(found?.status).toBe(403)
    }
  })
})

describe('locks', () => {
  let section: { relationTo: string; value: number }
  beforeAll(async () => {
    const { docs } = await newsroom.payload.find({ collection: 'sections', limit: 1, depth: 0 })
    section = { relationTo: 'sections', value: docs[0]?.id ?? 0 }
  })
  const lock = (user: Exclude<Asker, 'reader'>, document = section) => ({
    document,
    user: { relationTo: 'users', value: newsroom.people[user].id },
  })

  it('are taken in one’s own name only, and of what one may change', async () => {
    expect(await status('editor', 'POST', '/payload-locked-documents', lock('editor'))).toBe(201)
    expect(await status('editor', 'POST', '/payload-locked-documents', lock('admin'))).toBe(403)
    expect(await status('translator', 'POST', '/payload-locked-documents', lock('translator'))).toBe(403)
    expect(await status('reporter', 'POST', '/payload-locked-documents', lock('reporter'))).toBe(403)
    expect(await status('reader', 'POST', '/payload-locked-documents', lock('editor'))).toBe(403)
  })

  it('of stories and translations there are none: lib/newsroom/editing holds those', async () => {
    for (const document of [
      { relationTo: 'articles', value: ids.own ?? 0 },
      { relationTo: 'translations', value: ids.arabic ?? 0 },
    ]) {
      const answer = await status('admin', 'POST', '/payload-locked-documents', lock('admin', document))
      expect(answer).toBeGreaterThanOrEqual(400)
      expect(answer).toBeLessThan(500)
    }
  })

  it('are taken over by who may change the document, given away by nobody, and freed by who holds them', async () => {
    const { body } = await newsroom.ask('editor', 'POST', '/payload-locked-documents', lock('editor'))
    const path = `/payload-locked-documents/${(body.doc as { id: number }).id}`
    expect(await status('editor', 'PATCH', path, { user: lock('admin').user })).toBe(403)
    expect(await status('reporter', 'DELETE', path)).toBe(403)
    expect(await status('reporter', 'PATCH', path, { user: lock('reporter').user })).toBe(403)
    expect(await status('admin', 'PATCH', path, { user: lock('admin').user })).toBe(200)
    expect(await status('editor', 'DELETE', path)).toBe(403)
    expect(await status('admin', 'DELETE', path)).toBe(200)
  })
})
