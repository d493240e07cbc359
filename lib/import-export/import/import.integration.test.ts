import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { takeHold } from '#lib/newsroom/editing/holds.ts'
import { migrate } from '#migrate.ts'
import { type Newsroom, openNewsroom } from '../newsroom.ts'
import { type ImportCounts, importRecords } from './import.ts'

let database: TestDatabase
let newsroom: Newsroom
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  newsroom = await openNewsroom('test', { migrate, loadConfig: () => import('#payload.config.ts') })
  folder = await mkdtemp(path.join(tmpdir(), 'warta-import-test-'))
  await load([
    {
      type: 'section',
      key: 'world',
      order: 1,
      name: { id: 'Dunia', ar: 'العالم' },
      slug: { id: 'dunia', ar: 'world' },
    },
  ])
})
afterAll(async () => {
  await newsroom?.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

type Loaded = ImportCounts & { problems: string[] }

async function load(
  lines: readonly (object | string)[],
  options: { dryRun?: boolean; strict?: boolean } = {},
): Promise<Loaded> {
  const problems: string[] = []
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const counts = await importRecords({
    payload: newsroom.payload,
    bytes: new Blob([text]).stream(),
    folder,
    report: (line, problem) => problems.push(`${line}: ${problem}`),
    ...options,
  })
  return { ...counts, problems }
}

const rows = async (query: string, values: unknown[] = []) => (await pool().query(query, values)).rows
const logged = async () => Number((await rows('SELECT count(*) FROM change_log'))[0].count)
const article = async (ref: string) => (await rows('SELECT * FROM articles WHERE ref = $1', [ref]))[0]
const translation = async (ref: string, locale: string) =>
  (
    await rows(
      'SELECT t.*, t.source_hashes = a.segment_hashes AS current FROM translations t JOIN articles a ON a.id = t.article_id WHERE a.ref = $1 AND t.locale::text = $2',
      [ref, locale],
    )
  )[0]

const story = (ref: string, more: object = {}, texts: object = {}) => ({
  ref,
  section: 'world',
  publishedAt: '2026-11-24T08:00:00+07:00',
  texts: {
    id: { headline: 'Gempa guncang Cianjur', standfirst: 'Warga mengungsi.', body: 'Satu.\n\nDua **tebal**.' },
    en: { headline: 'Quake shakes Cianjur', body: 'One.\n\nTwo **bold**.', origin: 'machine' },
    ar: { headline: 'زلزال يضرب سيانجور', body: 'واحد.\n\nاثنان **غامق**.', origin: 'human' },
    ...texts,
  },
  ...more,
})

describe('a story', () => {
  it('is made in all its languages, with addresses, versions and entries in the change log', async () => {
    const result = await load([story('a:1', { topics: ['Bakau', 'gempa bumi'], authors: ['Sari Wulandari'] })])
    expect(result).toMatchObject({ records: 1, created: 3, updated: 0, failed: 0, problems: [] })
    expect(await article('a:1')).toMatchObject({ slug: 'gempa-guncang-cianjur', kind: 'news', _status: 'published' })
    expect(await translation('a:1', 'ar')).toMatchObject({
      slug: 'quake-shakes-cianjur',
      origin: 'human',
      current: true,
    })
    const [entry] = await rows('SELECT tags FROM change_log ORDER BY id DESC OFFSET 1 LIMIT 1')
    const { id, section_id } = await article('a:1')
    expect(entry.tags).toEqual(
      expect.arrayContaining([`article:${id}`, `card:${id}:ja`, 'front', 'latest', `section:${section_id}`]),
    )
    const seen = await newsroom.payload.findByID({ collection: 'articles', id, depth: 1 })
    expect(seen.topics?.map((topic) => typeof topic === 'object' && topic.name)).toEqual(['Bakau', 'gempa bumi'])
    const versions = await newsroom.payload.findVersions({ collection: 'articles', where: { parent: { equals: id } } })
    expect(versions.docs).toMatchObject([{ latest: true, version: { headline: 'Gempa guncang Cianjur' } }])
  })

  it('changes nothing when it comes again, however it is written', async () => {
    const before = [await logged(), await article('a:1')]
    const again = story('a:1', { section: 'dunia', topics: ['bakau', 'Gempa Bumi'], authors: ['sari-wulandari'] })
    expect(await load([again, story('a:1')])).toMatchObject({ created: 0, updated: 0, unchanged: 6, problems: [] })
    expect([await logged(), await article('a:1')]).toEqual(before)
  })

  it('is updated where it differs, and only there', async () => {
    const changed = story('a:1', {}, { ar: { headline: 'زلزال قوي', body: 'واحد.', origin: 'human' } })
    expect(await load([changed])).toMatchObject({ updated: 1, unchanged: 2 })
    expect(await translation('a:1', 'ar')).toMatchObject({ headline: 'زلزال قوي', current: true })
    expect(await load([changed])).toMatchObject({ updated: 0, unchanged: 3 })
  })

  it('keeps what a record does not mention, and clears what it gives as null', async () => {
    await load([story('a:2', { place: 'Jakarta', kind: 'feature' })])
    expect(await translation('a:2', 'en')).toMatchObject({ place: 'Jakarta' })
    expect(await translation('a:2', 'ar')).toMatchObject({ place: null })
    await load([{ ref: 'a:2', texts: { id: { headline: 'Judul baru', standfirst: null } } }])
    const { headline, standfirst, body, kind, place } = await article('a:2')
    expect({ headline, standfirst, kind, place }).toEqual({
      headline: 'Judul baru',
      standfirst: null,
      kind: 'feature',
      place: 'Jakarta',
    })
    expect(JSON.stringify(body)).toContain('Satu.')
  })

  it('leaves a translation behind when only its original changes, and says so when it is told so', async () => {
    await load([story('a:3', {}, { fr: { headline: 'Séisme', behind: true } })])
    expect(await translation('a:3', 'fr')).toMatchObject({ current: false, origin: 'machine' })
    expect(await load([story('a:3', {}, { fr: { headline: 'Séisme', behind: true } })])).toMatchObject({ unchanged: 4 })
    await load([
      { ref: 'a:3', texts: { id: { headline: 'Gempa besar' }, fr: { headline: 'Grand séisme', behind: true } } },
    ])
    expect(await translation('a:3', 'en')).toMatchObject({ current: false })
    expect(await translation('a:3', 'fr')).toMatchObject({ current: false, headline: 'Grand séisme' })
    expect((await article('a:3')).revised_at).not.toBeNull()
    await load([{ ref: 'a:3', texts: { fr: { headline: 'Grand séisme' }, en: { headline: 'Quake shakes Cianjur' } } }])
    expect([(await translation('a:3', 'fr')).current, (await translation('a:3', 'en')).current]).toEqual([true, true])
  })

  it('loses its review and its author with its words', async () => {
    const reviewed = { role: 'Redaktur bahasa', at: '2026-11-24T02:00:00Z' }
    const text = { headline: 'Quake', body: 'One.', origin: 'human', reviewed }
    await load([story('a:4', {}, { en: text })])
    await load([{ ref: 'a:4', texts: { en: { headline: 'Quake', body: 'One.' } } }])
    expect(await translation('a:4', 'en')).toMatchObject({ origin: 'human', reviewed_role: 'Redaktur bahasa' })
    await load([{ ref: 'a:4', texts: { en: { headline: 'Quake', body: 'Other words.' } } }])
    expect(await translation('a:4', 'en')).toMatchObject({ origin: 'machine', reviewed_role: null, reviewed_at: null })
  })

  it('links to stories that come later in the file', async () => {
    const linking = (ref: string, to: string) =>
      story(ref, {}, { id: { headline: ref, body: `Lihat [ini](story:${to}).` } })
    const result = await load([linking('b:1', 'b:2'), linking('b:2', 'b:1'), linking('b:3', 'b:9')])
    expect(result.problems).toEqual(['3: no story is called "b:9": the links are plain text'])
    expect(JSON.stringify((await article('b:1')).body)).toContain(`"value":${(await article('b:2')).id}`)
    expect(JSON.stringify((await article('b:3')).body)).not.toContain('"link"')
    expect(await load([linking('b:1', 'b:2'), linking('b:2', 'b:1')])).toMatchObject({ updated: 0, unchanged: 6 })
  })

  it('may be a draft, which readers do not hear of', async () => {
    const before = await logged()
    const draft = story('a:5', { status: 'draft', publishedAt: null })
    expect(await load([draft])).toMatchObject({ created: 3 })
    expect(await logged()).toBe(before)
    expect(await translation('a:5', 'en')).toMatchObject({ _status: 'draft' })
    expect(await load([draft])).toMatchObject({ unchanged: 3 })
  })

  it('never publishes what somebody is still writing', async () => {
    await load([story('a:6')])
    const { id } = await article('a:6')
    await newsroom.payload.update({ collection: 'articles', id, draft: true, data: { standfirst: 'Belum selesai' } })
    await load([story('a:6', { kind: 'analysis' })])
    expect(await article('a:6')).toMatchObject({ kind: 'analysis', standfirst: 'Warga mengungsi.' })
  })

  it('says who has it open, and whose next save shows both texts', async () => {
    await load([story('a:9')])
    const [{ id: user }] = await rows(
      `INSERT INTO users (name, email, role) VALUES ('Ani Lestari', 'ani@warta.example', 'reporter') RETURNING id`,
    )
    const { id } = await article('a:9')
    await takeHold(pool(), { collection: 'articles', id }, { user, tab: 'tab of the test' }, false)
    expect((await load([story('a:9')])).problems).toEqual([])
    const changed = story('a:9', {}, { id: { headline: 'Gempa guncang Cianjur lagi' } })
    expect((await load([changed], { dryRun: true })).problems).toEqual([
      expect.stringMatching(/^1: would change .*Ani Lestari/),
    ])
    expect((await load([changed])).problems).toEqual([
      '1: changed what Ani Lestari has open: their next save shows them both texts',
    ])
  })
})

it('writes the rows that the newsroom itself would write', async () => {
  await load([
    story(
      'c:1',
      { topics: ['Bakau'], authors: ['Sari Wulandari'] },
      {
        id: {
          headline: 'Gempa',
          body: '> Kutip\n\n- a\n  - b',
          corrections: [{ at: '2026-11-24T03:00:00Z', text: 'Keliru.' }],
        },
        ja: {
          headline: '地震',
          body: '一。',
          corrections: ['誤り。'],
          reviewed: { role: 'Redaktur', at: '2026-11-24T04:00:00Z' },
        },
      },
    ),
  ])
  const imported = await article('c:1')
  const { id: _, ...text } = (await translation('c:1', 'ja')) as { id: number; [column: string]: unknown }
  const relations = await newsroom.payload.findByID({ collection: 'articles', id: imported.id, depth: 0 })
  const common = { overrideAccess: true, depth: 0 } as const
  const { topics = [], authors = [], corrections, body } = relations
  const written = await newsroom.payload.create({
    ...common,
    collection: 'articles',
    data: {
      headline: 'Gempa',
      standfirst: null,
      place: null,
      body: body ?? null,
      section: imported.section_id,
      topics,
      authors,
      kind: 'news',
      corrections: corrections?.map(({ at, text }) => ({ at, text })) ?? [],
      publishedAt: imported.published_at.toISOString(),
      ref: 'c:2',
      _status: 'published',
    },
  })
  await newsroom.payload.create({
    ...common,
    collection: 'translations',
    data: {
      article: written.id,
      locale: 'en',
      headline: 'Quake shakes Cianjur',
      origin: 'machine',
      _status: 'published',
    },
  })
  await newsroom.payload.create({
    ...common,
    collection: 'translations',
    data: {
      article: written.id,
      locale: 'ja',
      headline: '地震',
      standfirst: null,
      place: null,
      body: text.body as never,
      origin: 'machine',
      corrections: [{ text: '誤り。' }],
      reviewedRole: 'Redaktur',
      reviewedAt: '2026-11-24T04:00:00Z',
      _status: 'published',
    },
  })
  // What segments are made from is derived where it was not kept (lib/segments/records.ts).
  const shape = async (ref: string) => {
    const id = (await article(ref)).id
    const of = (table: string, parent: string, column: string, locale = '') =>
      rows(
        `SELECT to_jsonb(r) - '{id,parent_id,_parent_id,ref,version_ref,created_at,updated_at,version_created_at,version_updated_at,article_id,version_article_id,_uuid,segments,version_segments}'::text[] AS row
              FROM ${table} r WHERE ${column} ${parent} ${locale} ORDER BY 1`,
        [id],
      )
    const ja = "(SELECT id FROM translations WHERE article_id = $1 AND locale = 'ja')"
    return {
      articles: await of('articles', '= $1', 'id'),
      versions: await of('_articles_v', '= $1', 'parent_id'),
      relations: await of('articles_rels', '= $1', 'parent_id'),
      versionRelations: await of(
        '_articles_v_rels',
        'IN (SELECT id FROM _articles_v WHERE parent_id = $1)',
        'parent_id',
      ),
      corrections: await of('articles_corrections', '= $1', '_parent_id'),
      versionCorrections: await of(
        '_articles_v_version_corrections',
        'IN (SELECT id FROM _articles_v WHERE parent_id = $1)',
        '_parent_id',
      ),
      japanese: await of('translations', `= ${ja}`, 'id'),
      japaneseVersions: await of('_translations_v', `= ${ja}`, 'parent_id'),
      japaneseCorrections: await of('translations_corrections', `= ${ja}`, '_parent_id'),
      japaneseVersionCorrections: await of(
        '_translations_v_version_corrections',
        `IN (SELECT id FROM _translations_v WHERE parent_id = ${ja})`,
        '_parent_id',
      ),
    }
  }
  expect(await shape('c:1')).toEqual(await shape('c:2'))
})

describe('a file', () => {
  it('is imported but for its bad lines, each named with its reason', async () => {
    const result = await load([
      story('d:1'),
      story('d:2', {}, { jp: { headline: '地震' } }),
      story('d:3', { section: 'wolrd' }),
      '{"ref":',
      story('d:4', { image: 'nowhere.jpg' }),
      story('d:5', { image: '../../etc/passwd' }),
      story('d:6', { publishedAt: undefined }),
      story('d:7', {}, { id: undefined }),
      story('d:8', {}, { id: { headline: 'x\0y' } }),
      story('d:9', {}, { en: { headline: 'a', body: '::picture{src="0123456789abcdef0123"}' } }),
      story('d:10'),
    ])
    expect(result).toMatchObject({ records: 2, created: 6, failed: 9 })
    expect(result.problems.toSorted()).toEqual([
      expect.stringContaining('10: picture "0123456789abcdef0123" is not here'),
      expect.stringContaining('2: locale "jp" is not an edition; did you mean "ja"?'),
      expect.stringContaining('3: section "wolrd" is unknown; did you mean "world"?'),
      expect.stringContaining('4: the line is not JSON'),
      expect.stringContaining('5: file "nowhere.jpg" can\'t be read (ENOENT)'),
      expect.stringMatching(/6: file "..\/..\/etc\/passwd" (?:is outside the folder|can't be read)/),
      expect.stringContaining('7: publishedAt is missing'),
      expect.stringContaining('8: texts.id is missing'),
      expect.stringContaining('9: texts.id.headline: contains a NUL character'),
    ])
    expect(await rows("SELECT ref FROM articles WHERE ref LIKE 'd:%' ORDER BY ref")).toEqual([
      { ref: 'd:1' },
      { ref: 'd:10' },
    ])
  })

  it('makes sections that it does not describe, unless it is held to those that are there', async () => {
    expect((await load([story('e:1', { section: 'economy' })], { strict: true })).problems).toEqual([
      '1: section "economy" is unknown. There are: world',
    ])
    const made = await load([story('e:1', { section: 'economy' }), story('e:2', { section: 'economy' })])
    expect(made.problems).toEqual([expect.stringContaining('section "economy" is new')])
    expect(await rows("SELECT count(*) FROM sections_locales WHERE slug = 'economy'")).toEqual([{ count: '6' }])
  })

  it('can be tried without writing anything', async () => {
    const count = async () =>
      rows(
        'SELECT (SELECT count(*) FROM articles) a, (SELECT count(*) FROM sections) s, (SELECT count(*) FROM topics) t, (SELECT count(*) FROM change_log) c',
      )
    const before = await count()
    const lines = [
      { type: 'section', key: 'culture', name: { id: 'Budaya' } },
      story('f:1', { section: 'culture', topics: ['wayang'] }),
      story('a:1', { kind: 'analysis' }),
      story('f:2', { kind: 'poem' }),
    ]
    const result = await load(lines, { dryRun: true })
    expect(result).toMatchObject({ records: 3, created: 4, updated: 2, unchanged: 1, failed: 1 })
    expect(await count()).toEqual(before)
  })

  it('takes the last line about a story that it tells twice', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => story('g:1', {}, { id: { headline: `Judul ${index}` } }))
    await load(lines)
    expect(await article('g:1')).toMatchObject({ headline: 'Judul 11' })
  })
})

describe('pictures', () => {
  const draw = (colour: string, name: string) =>
    sharp({ create: { width: 40, height: 30, channels: 3, background: colour } }).toFile(path.join(folder, name))

  it('come with their texts, once, and are found by hash or file', async () => {
    await draw('#b3261e', 'red.jpg')
    const picture = {
      type: 'picture',
      file: 'red.jpg',
      alt: { id: 'Merah', ja: '赤' },
      credit: 'Warta',
      focus: { x: 20, y: 30 },
    }
    expect(await load([picture, picture])).toMatchObject({ created: 1, unchanged: 1, problems: [] })
    const body = 'Satu.\n\n::picture{src="red.jpg" caption="Merah" credit="Warta"}'
    const record = story('h:1', { image: 'red.jpg' }, { id: { headline: 'Merah', body } })
    expect(await load([record])).toMatchObject({ created: 3, problems: [] })
    const [{ id, hash, focal_x }] = await rows('SELECT * FROM media')
    expect(await article('h:1')).toMatchObject({ hero_id: id })
    expect({ hash, focal_x: Number(focal_x) }).toEqual({ hash: expect.stringMatching(/^[0-9a-f]{20}$/), focal_x: 20 })
    const byHash = JSON.parse(JSON.stringify(record).replaceAll('red.jpg', hash))
    expect(await load([byHash])).toMatchObject({ unchanged: 3, problems: [] })
    expect(await load([{ ...picture, alt: { ja: '赤い' } }])).toMatchObject({ updated: 1 })
    expect(await rows("SELECT alt FROM media_locales WHERE _locale = 'ja'")).toEqual([{ alt: '赤い' }])
  })

  it('are refused when they are none, or have no words', async () => {
    await writeFile(path.join(folder, 'text.jpg'), 'not a picture')
    await draw('#1a1a1a', 'dark.jpg')
    const result = await load([
      { type: 'picture', file: 'text.jpg', alt: { id: 'a' } },
      { type: 'picture', file: 'dark.jpg', alt: { en: 'Dark' } },
      story('h:2', { image: 'dark.jpg' }),
    ])
    // Pictures are stored side by side, and reported as they fail.
    expect([...result.problems].sort()).toEqual([
      '1: file "text.jpg": its type is text; taken are JPEG, PNG, WebP, AVIF, GIF',
      '2: alt.id is missing: a new picture needs it',
      expect.stringContaining('3: picture "dark.jpg" is not here: put {"type": "picture"'),
    ])
  })
})
