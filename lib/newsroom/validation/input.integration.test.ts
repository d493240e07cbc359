// Bad input, as an editor's browser or anyone else would send it: a field's error or a 4xx, nothing saved, never a 500.
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainFormat } from '#lib/content/body/nodes.ts'
import { linkNode, paragraphNode, storedBody, textNode } from '#lib/content/body/write.ts'
import { pool } from '#lib/database/pool.ts'
import { settings } from '#lib/runtime/settings.ts'
import { bodyOf, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'

let newsroom: TestNewsroom
let section: number
let story: number
beforeAll(async () => {
  newsroom = await testNewsroom()
  const { payload } = newsroom
  section = (
    await payload.create({ collection: 'sections', data: { key: 'w', name: 'Dunia', slug: 'dunia', order: 1 } })
  ).id
  story = (
    await payload.create({
      collection: 'articles',
      data: { headline: 'Judul', section, kind: 'news', body: bodyOf('Isi.'), _status: 'published' },
    })
  ).id
})
afterAll(() => newsroom?.close())

/** The messages at a path in an answer with field errors. */
function messagesAt(body: unknown, field: string): string[] {
  const errors = (body as { errors?: { data?: { errors?: { path: string; message: string }[] } }[] }).errors ?? []
  return errors.flatMap(({ data }) => data?.errors ?? []).flatMap((e) => (e.path === field ? [e.message] : []))
}

const count = async (collection: 'articles' | 'sections' | 'media' | 'translations') =>
  (await newsroom.payload.count({ collection })).totalDocs

describe('a story', () => {
  const link = (url: string) => {
    const anchor = linkNode({ kind: 'url', url }, 0, [textNode('di sini', plainFormat)])
    return storedBody([paragraphNode([textNode('Tautan ', plainFormat), anchor])])
  }
  const node = (type: string) => ({ root: { ...bodyOf('').root, children: [{ type, version: 1 }] } })

  const ofNoShape: [string, string, object][] = [
    ['a headline that is a list', 'headline', { headline: ['a'] }],
    ['a headline that is an object', 'headline', { headline: { id: 'a' } }],
    ['text for a body', 'body', { body: 'Halo' }],
    ['a date that is none', 'publishedAt', { publishedAt: 'besok' }],
    ['a day that no calendar has', 'publishedAt', { publishedAt: '2026-04-31T08:00:00.000Z' }],
    ['a date of year 300000', 'publishedAt', { publishedAt: '+300000-01-01T00:00:00.000Z' }],
    ['corrections that are none', 'corrections', { corrections: 'tidak ada' }],
  ]
  const notYet: [string, string, object][] = [
    ['a headline with NUL', 'headline', { headline: 'a\u0000b' }],
    ['a headline that nobody sees', 'headline', { headline: '\u3164\u200b\u2800' }],
    ['markup of a translation tool', 'standfirst', { standfirst: 'Harga <ph x="2"/> beras' }],
    ['half a character', 'standfirst', { standfirst: 'Emoji \ud83d' }],
    ['a headline of 2 MB', 'headline', { headline: 'ب'.repeat(1_000_000) }],
    ['a link without an address', 'body', { body: link('') }],
    ['a link to no address', 'body', { body: link('harga beras') }],
    ['an unknown block', 'body', { body: node('iframe') }],
    ['a correction without end', 'corrections.0.text', { corrections: [{ at: new Date(), text: 'a'.repeat(3000) }] }],
  ]

  it.each([
    ...ofNoShape.map(([what, field, data]) => [what, field, data, ['?draft=true', '']] as const),
    ...notYet.map(([what, field, data]) => [what, field, { ...data, _status: 'published' }, ['']] as const),
  ])('with %s is refused at the field', async (_, field, data, ways) => {
    const before = await count('articles')
    for (const draft of ways) {
      const created = await newsroom.ask('editor', 'POST', `/articles${draft}`, {
        headline: 'Baru',
        section,
        kind: 'news',
        ...data,
      })
      expect([created.status, messagesAt(created.body, field)]).toEqual([400, [expect.any(String)]])
      const changed = await newsroom.ask('editor', 'PATCH', `/articles/${story}${draft}`, data)
      expect(changed.status).toBe(400)
    }
    expect(await count('articles')).toBe(before)
    expect((await newsroom.payload.findByID({ collection: 'articles', id: story })).headline).toBe('Judul')
  })

  it.each([null, '', 'withdrawn'])(
    'with a status that is none (%j) is refused, and readers keep it',
    async (_status) => {
      // With `draft=true` it is a draft, whatever it says.
      const { status, body } = await newsroom.ask('editor', 'PATCH', `/articles/${story}`, { _status })
      expect([status, messagesAt(body, '_status')]).toEqual([400, [expect.any(String)]])
      expect((await newsroom.ask('reader', 'GET', `/articles/${story}`)).status).toBe(200)
    },
  )

  it.each(notYet)(
    'with %s is saved as a draft, and refused at the field when it is published',
    async (_, field, data) => {
      const more = { headline: 'Baru', section, kind: 'news', ...data }
      const created = await newsroom.ask('editor', 'POST', '/articles?draft=true&depth=0', more)
      expect(created.status, JSON.stringify(created.body)).toBe(201)
      const { id } = created.body.doc as { id: number }
      const changed = await newsroom.ask('editor', 'PATCH', `/articles/${id}?draft=true&autosave=true`, {
        ...data,
        _status: 'draft',
      })
      expect(changed.status, JSON.stringify(changed.body)).toBe(200)
      const published = await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { _status: 'published' })
      // What can't be stored was left out of the draft.
      const left = /NUL|character/.test(_)
      expect([published.status, messagesAt(published.body, field)]).toEqual(
        left ? [200, []] : [400, [expect.any(String)]],
      )
      await newsroom.ask('editor', 'DELETE', `/articles/${id}`)
    },
  )

  it('names the place of what can not be published', async () => {
    const { body } = await newsroom.ask('editor', 'PATCH', `/articles/${story}`, { body: link('harga beras') })
    expect(messagesAt(body, 'body')).toEqual([
      'Tautan pada ‘di sini’ tidak punya alamat yang benar. Contoh: https://kompas.com.',
    ])
  })

  it.each([
    ['kompas.com', 'https://kompas.com'],
    ['javascript:alert(1)', undefined],
    ['#_ftn1', undefined],
    [`/id/dunia/1-x`, undefined],
  ])('with a link to %s is published with what that means', async (typed, url) => {
    const { status, body } = await newsroom.ask('editor', 'POST', '/articles?depth=0', {
      headline: 'Tautan',
      section,
      kind: 'news',
      body: link(typed),
      _status: 'published',
    })
    expect(status, JSON.stringify(body)).toBe(201)
    const stored = JSON.stringify((body.doc as { body: unknown }).body)
    expect(stored).toContain('di sini')
    expect(stored.includes('"url"')).toBe(url !== undefined)
    if (url) expect(stored).toContain(`"url":"${url}"`)
  })

  it.each([
    ['a section that is no number', { section: 'dunia' }],
    ['a kind that is none', { kind: 'gosip' }],
    ['a status that is none', { _status: 'archived' }],
    ['authors that are none', { authors: 'Sari' }],
  ])('with %s is refused', async (_, data) => {
    const before = await count('articles')
    // What is saved as a draft is a draft, whatever else it says.
    for (const draft of '_status' in data ? [''] : ['?draft=true', '']) {
      const answer = await newsroom.ask('editor', 'POST', `/articles${draft}`, {
        headline: 'A',
        section,
        kind: 'news',
        ...data,
      })
      expect(answer.status, JSON.stringify(answer.body)).toBe(400)
      expect(JSON.stringify(answer.body)).not.toMatch(/at .*\.[jt]s:|node_modules|insert into|SELECT/i)
    }
    expect(await count('articles')).toBe(before)
  })

  it.each([
    ['ar', 'يحتوي النص'],
    ['ja', '保存できない文字'],
    ['zh', '文字中含有'],
    ['fr', 'Le texte contient'],
    ['en', 'The text contains'],
    ['id', 'Teks mengandung'],
  ])('is refused in the language of the interface: %s', async (language, start) => {
    const { body } = await newsroom.ask(
      'editor',
      'PATCH',
      `/articles/${story}`,
      { headline: '\u0000' },
      {
        'Accept-Language': language,
      },
    )
    expect(messagesAt(body, 'headline')[0]).toMatch(new RegExp(`^${start}`))
  })

  it('comes into one form, and stays in the form in which it is stored', async () => {
    const { body } = await newsroom.ask('editor', 'POST', '/articles?depth=0', {
      headline: 'Kabar\u00adnya \u202egnitnep cafe\u0301\ufeff',
      standfirst: '"Tetap" seperti diketik',
      section,
      kind: 'news',
      body: bodyOf('Ber\u200bsatu.'),
      _status: 'published',
    })
    const { id, ...doc } = body.doc as { id: number; headline: string; standfirst: string; body: unknown }
    expect(doc).toMatchObject({
      headline: 'Kabarnya \u202egnitnep café\u202c',
      standfirst: '"Tetap" seperti diketik',
      body: bodyOf('Bersatu.'),
      slug: 'kabarnya-gnitnep-cafe',
    })
    const old = 'Judul la\u200bma'
    await pool().query('UPDATE articles SET headline = $1 WHERE id = $2', [old, id])
    await pool().query('UPDATE _articles_v SET version_headline = $1 WHERE parent_id = $2', [old, id])
    const same = await newsroom.ask('editor', 'PATCH', `/articles/${id}`, { headline: old, standfirst: 'Lain' })
    expect((same.body.doc as { headline: string }).headline).toBe(old)
    await newsroom.ask('editor', 'DELETE', `/articles/${id}`)
  })

  it('keeps a script as the text that it is', async () => {
    const text = '<script>alert(1)</script> & "kutip" \'petik\' {{a}} $b %s'
    const { body } = await newsroom.ask('editor', 'POST', '/articles', {
      headline: text,
      section,
      kind: 'news',
      body: bodyOf(text),
      _status: 'published',
    })
    expect(body).toMatchObject({ doc: { headline: text, slug: 'script-alert-1-script-kutip-petik-a-b-s' } })
  })

  it('is refused as too large before it is read', async () => {
    const answer = await newsroom.ask('editor', 'PATCH', `/articles/${story}`, { headline: 'a'.repeat(10_000_000) })
    expect(answer.status).toBe(413)
  })
})

describe('addresses', () => {
  const create = (data: object, locale = 'id') =>
    newsroom.ask('editor', 'POST', `/sections?locale=${locale}`, { key: 'ekonomi', name: 'Ekonomi', order: 2, ...data })

  it.each(['latest', 'search', 'admin', 'api', 'topics', 'pages', 'en', '2026', '世界', 'Huruf Besar', 'a/b', '../x'])(
    'a section is not called %s',
    async (slug) => {
      const before = await count('sections')
      const { status, body } = await create({ slug })
      expect([status, messagesAt(body, 'slug').length]).toEqual([400, 1])
      expect(await count('sections')).toBe(before)
    },
  )

  it('are made from the name where none is given, and taken once in each edition', async () => {
    const { payload } = newsroom
    const { body } = await create({})
    const { doc } = body as { doc: { id: number; slug: string } }
    expect(doc.slug).toBe('ekonomi')
    expect(messagesAt((await create({ key: 'lain' })).body, 'slug')).toHaveLength(1)
    const inEnglish = (id: number, slug: string) =>
      newsroom.ask('editor', 'PATCH', `/sections/${id}?locale=en`, { name: 'Economy', slug })
    // "dunia" is the other section's address in English too, as long as it has none of its own there.
    expect((await inEnglish(doc.id, 'dunia')).status).toBe(400)
    expect((await inEnglish(doc.id, 'economy')).status).toBe(200)
    await payload.update({ collection: 'sections', id: section, locale: 'en', data: { name: 'World', slug: 'world' } })
    expect((await inEnglish(doc.id, 'dunia')).status).toBe(200)
    expect((await inEnglish(doc.id, 'world')).status).toBe(400)
  })

  it('are refused together with the rest when a section is begun in another language', async () => {
    const { status, body } = await create({ key: 'z', name: '经济', slug: 'jingji' }, 'zh')
    expect([status, messagesAt(body, 'name').length]).toEqual([400, 1])
  })

  it('of topics, authors and pages are ASCII', async () => {
    for (const [collection, data] of [
      ['topics', { name: 'X', slug: '话题' }],
      ['authors', { name: 'X', slug: 'Sari Wulandari' }],
      ['pages', { title: 'X', slug: 'tentang/kami', order: 0 }],
    ] as const) {
      const { status, body } = await newsroom.ask('editor', 'POST', `/${collection}`, data)
      expect([status, messagesAt(body, 'slug').length]).toEqual([400, 1])
    }
  })

  it('of unknown things are 4xx', async () => {
    for (const [asker, url] of [
      ['editor', '/articles/abc'],
      ['editor', '/articles/99999999999999999999'],
      ['editor', '/articles/-1'],
      ['editor', "/articles/1'%20OR%201=1"],
      ['reader', '/articles/%00'],
      ['reader', '/articles/..%2F..%2Fusers'],
      ['reader', '/media/file/..%2F..%2Fsecret'],
      ['reader', '/articles?where[headline][equals]=%00'],
      ['reader', '/articles?where[publishedAt][greater_than]=besok'],
      ['reader', '/articles?where[id][equals]=99999999999999999999'],
      ['reader', '/articles?where[headline][near]=1'],
      ['reader', '/articles?where[__proto__][equals]=1'],
      ['reader', '/nothing'],
    ] as const) {
      const { status, body } = await newsroom.ask(asker, 'GET', url)
      expect(status, `${url} ${JSON.stringify(body)}`).toBeLessThan(500)
      expect(JSON.stringify(body)).not.toMatch(/node_modules|at .*\.[jt]s:/)
    }
  })
})

it('refuses a time zone that there is not', async () => {
  const { status, body } = await newsroom.ask('editor', 'POST', '/globals/site', { timeZone: 'Mars/Olympus' })
  expect([status, messagesAt(body, 'timeZone').length]).toEqual([400, 1])
})

it.each([
  ['id', 'Isi kalimat atau pilih berita.'],
  ['ar', 'اكتب سطرًا أو اختر مادة.'],
])('shows no line of breaking news without words, and says so in %s', async (language, message) => {
  const line = { active: true, text: ' ', article: null }
  const { status, body } = await newsroom.ask('editor', 'POST', '/globals/breaking', line, {
    'Accept-Language': language,
  })
  expect([status, messagesAt(body, 'active')]).toEqual([400, [message]])
})

it('tells of a new line of breaking news, and of none that is refused', async () => {
  await newsroom.tags()
  const line = { active: true, text: 'Gempa di lepas pantai', until: '2026-12-01T00:00:00.000Z' }
  expect((await newsroom.ask('editor', 'POST', '/globals/breaking', line)).status).toBe(200)
  expect(await newsroom.tags()).toEqual(['breaking'])
  expect((await newsroom.ask('editor', 'POST', '/globals/breaking', { ...line, text: 'x'.repeat(141) })).status).toBe(
    400,
  )
  expect(await newsroom.tags()).toEqual([])
})

it.each([
  ['broken JSON', 'POST', '/articles', '{"headline":', { 'Content-Type': 'application/json' }],
  ['a list', 'POST', '/articles', '[1]', { 'Content-Type': 'application/json' }],
  ['null', 'POST', '/articles', 'null', { 'Content-Type': 'application/json' }],
  ['a login with NUL', 'POST', '/users/login', { email: 'a\u0000@b.c', password: 'x' }, {}],
  ['a login of no shape', 'POST', '/users/login', { email: { like: '%' }, password: ['x'] }, {}],
  ['a forgotten password with NUL', 'POST', '/users/forgot-password', { email: '\u0000' }, {}],
  ['a locale that is none', 'GET', '/articles?locale=jp', undefined, {}],
  ['a broken form', 'POST', '/media', 'not a form', { 'Content-Type': 'multipart/form-data; boundary=x' }],
] as const)('answers %s without failing', async (_, method, url, data, headers) => {
  const { status, body } = await newsroom.ask('editor', method, url, data, { ...headers })
  expect(status, JSON.stringify(body)).toBeLessThan(500)
})

describe('an upload', () => {
  const send = (
    bytes: Uint8Array,
    name: string,
    type: string,
    data: object = { alt: 'Pelabuhan' },
    asker = 'editor',
  ) => {
    const form = new FormData()
    form.set('_payload', JSON.stringify(data))
    form.set('file', new Blob([Uint8Array.from(bytes)], { type }), name)
    return newsroom.ask(asker as 'editor', 'POST', '/media', form, { 'Accept-Language': 'id' })
  }
  const files = async () => (await readdir(path.join(settings().dataDir, 'media')).catch(() => [])).length
  const picture = (colour: string) => sharp({ create: { width: 700, height: 400, channels: 3, background: colour } })

  it('is kept by its content, in all sizes, as often as it is sent', async () => {
    const bytes = await picture('#224466').jpeg().toBuffer()
    const first = await send(bytes, 'Foto Pelabuhan (1).jpg', 'image/jpeg')
    const second = await send(bytes, 'lain.jpg', 'image/jpeg')
    const { doc } = first.body as { doc: { id: number; hash: string; createdBy: unknown } }
    expect([first.status, second.status]).toEqual([201, 201])
    expect(doc).toMatchObject({
      filename: `${doc.hash}.jpg`,
      url: `/media/${doc.hash}.jpg`,
      thumbnailURL: `/media/${doc.hash}-320.webp`,
      mimeType: 'image/jpeg',
      width: 700,
      height: 400,
      colour: expect.stringMatching(/^#[0-9a-f]{6}$/),
    })
    expect(second.body).toMatchObject({ doc: { hash: doc.hash, filename: `${doc.hash}.jpg` } })
    expect(await files()).toBe(11)
    // The files go with the last document that shows them, when it is deleted for good.
    const other = (second.body as { doc: { id: number } }).doc.id
    for (const id of [other, doc.id]) expect((await newsroom.ask('editor', 'DELETE', `/media/${id}`)).status).toBe(200)
    expect((await newsroom.ask('admin', 'DELETE', `/media/${other}?trash=true`)).status).toBe(200)
    expect(await files()).toBe(11)
    expect((await newsroom.ask('admin', 'DELETE', `/media/${doc.id}?trash=true`)).status).toBe(200)
    expect(await files()).toBe(0)
  })

  const taken = 'Yang diterima: JPEG, PNG, WebP, AVIF, dan GIF.'
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n', 'latin1')
  // Its box of types (ISO/IEC 14496-12, 4.3) says HEIC.
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0heicmif1'), Buffer.alloc(200)])
  it.each([
    ['an SVG', svg, 'a.svg', 'image/svg+xml', `Ini berkas SVG. ${taken}`],
    ['an SVG called PNG', svg, 'a.png', 'image/png', `Ini berkas SVG. ${taken}`],
    ['a page called JPEG', Buffer.from('<html><script>'), 'a.jpg', 'image/jpeg', `Ini berkas HTML. ${taken}`],
    ['a PDF', pdf, 'siaran pers.pdf', 'application/pdf', `Ini berkas PDF. ${taken}`],
    ['a PDF called JPEG', pdf, 'a.jpg', 'image/jpeg', `Ini berkas PDF. ${taken}`],
    ['a picture of a telephone', heic, 'IMG_1.HEIC', 'image/heic', `Ini berkas HEIC. ${taken}`],
    ['a text called JPEG', Buffer.from('Catatan rapat'), 'a.jpg', 'image/jpeg', `Ini berkas teks. ${taken}`],
    ['something', Buffer.from([1, 2, 3, 250]), 'a.jpg', 'image/jpeg', `Jenis berkas ini tidak dikenal. ${taken}`],
    ['nothing', Buffer.alloc(0), 'a.jpg', 'image/jpeg', 'Berkasnya kosong.'],
  ])('is refused as %s', async (_, bytes, name, type, message) => {
    const { status, body } = await send(bytes, name, type)
    expect([status, messagesAt(body, 'file')]).toEqual([400, [message]])
    expect([await count('media'), await files()]).toEqual([0, 0])
  })

  it('is taken for what its content is when its name says another kind', async () => {
    const { status, body } = await send(await picture('red').png().toBuffer(), 'a.jpg', 'image/jpeg')
    const { doc } = body as { doc: { id: number; mimeType: string } }
    expect([status, doc.mimeType]).toEqual([201, 'image/png'])
    await newsroom.payload.delete({ collection: 'media', id: doc.id })
  })

  it('is refused beyond 25 MB, and says how large it is', async () => {
    const large = await send(Buffer.alloc(25 * 1024 * 1024 + 1), 'a.jpg', 'image/jpeg')
    const message = 'Berkas ini 25,1 MB, terlalu besar: paling banyak 25 MB.'
    expect([large.status, messagesAt(large.body, 'file')]).toEqual([400, [message]])
    const larger = await send(Buffer.alloc(30 * 1024 * 1024), 'a.jpg', 'image/jpeg')
    expect(larger).toMatchObject({ status: 413, body: { errors: [{ message: expect.stringContaining('30,1 MB') }] } })
  })

  it('leaves nothing behind of who may not change the picture', async () => {
    const bytes = await picture('#446622').jpeg().toBuffer()
    const { doc } = (await send(bytes, 'a.jpg', 'image/jpeg')).body as { doc: { id: number } }
    const before = await files()
    for (const asker of ['reporter', 'translator', 'reader'] as const) {
      for (const address of [`/media/${doc.id}`, `/media?where[id][equals]=${doc.id}`]) {
        const form = new FormData()
        form.set('_payload', JSON.stringify({ alt: 'Lain' }))
        form.set(
          'file',
          new Blob([Uint8Array.from(await picture('red').jpeg().toBuffer())], { type: 'image/jpeg' }),
          'b.jpg',
        )
        const { status, body } = await newsroom.ask(asker, 'PATCH', address, form)
        expect([200, 403], JSON.stringify(body)).toContain(status)
      }
      expect(await files(), asker).toBe(before)
    }
    await newsroom.payload.delete({ collection: 'media', id: doc.id })
    expect(await files()).toBe(0)
  })

  it('needs an alternative text in Indonesian, a file, and somebody of the newsroom', async () => {
    const bytes = await picture('green').webp().toBuffer()
    const before = await files()
    for (const data of [{}, { alt: 'Hijau', caption: 'x'.repeat(20_000) }]) {
      const { status, body } = await send(bytes, 'a.webp', 'image/webp', data)
      expect([status, messagesAt(body, 'caption' in data ? 'caption' : 'alt').length]).toEqual([400, 1])
    }
    // What is refused leaves no file behind, and what was there stays.
    expect(await files()).toBe(before)
    for (const asker of ['reader', 'translator']) {
      expect((await send(bytes, 'a.webp', 'image/webp', { alt: 'A' }, asker)).status).toBe(403)
    }
    const fileless = await newsroom.ask('editor', 'POST', '/media', { alt: 'Tanpa berkas' })
    expect([fileless.status, messagesAt(fileless.body, 'file').length]).toEqual([400, 1])
    // An address in the document is no file: nothing is fetched from it.
    const fetched = await newsroom.ask('editor', 'POST', '/media', {
      alt: 'Dari luar',
      filename: 'a.png',
      url: 'http://127.0.0.1:1/a.png',
    })
    expect([fetched.status, messagesAt(fetched.body, 'file').length]).toEqual([400, 1])
    expect(await count('media')).toBe(0)
  })

  it("is a reporter's to describe until readers see it, and drops the pages that show it", async () => {
    const bytes = await picture('blue').png().toBuffer()
    const { body } = await send(bytes, 'a.png', 'image/png', { alt: 'Laut', hash: 'palsu', width: 1 }, 'reporter')
    const { doc } = body as { doc: { id: number; hash: string } }
    expect(doc).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{20}$/), width: 700 })
    const change = (asker: 'reporter' | 'otherReporter' | 'editor', data: object) =>
      newsroom.ask(asker, 'PATCH', `/media/${doc.id}`, data)
    expect((await change('reporter', { credit: 'Sari', filename: 'x.exe', focalX: 20, focalY: 30 })).status).toBe(200)
    expect((await change('otherReporter', { credit: 'Lain' })).status).toBe(403)
    const saved = await newsroom.payload.findByID({ collection: 'media', id: doc.id })
    expect(saved).toMatchObject({ credit: 'Sari', filename: `${doc.hash}.png`, focalX: 20, focalY: 30 })
    await newsroom.payload.update({ collection: 'articles', id: story, data: { hero: doc.id } })
    await newsroom.tags()
    expect((await change('reporter', { credit: 'Wati' })).status).toBe(403)
    expect((await change('editor', { credit: 'Wati' })).status).toBe(200)
    expect(await newsroom.tags()).toEqual(expect.arrayContaining([`article:${story}`, `card:${story}:ar`]))
    expect((await newsroom.ask('editor', 'DELETE', `/media/${doc.id}`)).status).toBe(409)
    const file = await newsroom.ask('reader', 'GET', `/media/file/${doc.hash}.png`)
    expect(file.status).toBe(302)
  })
})
