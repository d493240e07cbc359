// A newsroom for tests of the read model, written straight into the tables: what is published when and with which
// hashes is for the test to say, not for the newsroom's hooks.

import { body, paragraph, text } from '#lib/content/body/testing/bodies.ts'
import { pool } from '#lib/database/pool.ts'
import type { Locale, TranslationLocale } from '#lib/locales.ts'

type Texts = Readonly<Partial<Record<Locale, string>>>
type Row = Readonly<Record<string, unknown>>

const quoted = (name: string) => `"${name}"`

/** Lists and objects are JSON; a moment is itself. */
const stored = (value: unknown) =>
  typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value

/** Inserts one row. @returns its id */
async function insert(table: string, row: Row): Promise<number> {
  const names = Object.keys(row)
  const { rows } = await pool().query<{ id: number }>(
    names.length > 0
      ? `INSERT INTO ${quoted(table)} (${names.map(quoted)}) VALUES (${names.map((_, index) => `$${index + 1}`)}) RETURNING id`
      : `INSERT INTO ${quoted(table)} DEFAULT VALUES RETURNING id`,
    Object.values(row).map(stored),
  )
  return rows[0]?.id ?? 0
}

/** Inserts a row per edition that has a text; `rows` by the name of the field, then by edition. */
async function localize(table: string, parent: number, fields: Readonly<Record<string, Texts>>): Promise<void> {
  const locales = new Set(Object.values(fields).flatMap(Object.keys))
  for (const locale of locales) {
    const values = Object.entries(fields).map(([field, texts]) => [field, texts[locale as Locale] ?? null])
    await insert(table, { _parent_id: parent, _locale: locale, ...Object.fromEntries(values) })
  }
}

let placed = 0
/** A number that no other row of this process has. */
const next = () => ++placed

export async function addSection(key: string, slugs: Texts, names: Texts = slugs): Promise<number> {
  const id = await insert('sections', { key, order: next() })
  await localize('sections_locales', id, { name: names, slug: slugs, description: { id: `Tentang ${key}` } })
  return id
}

export async function addTopic(slug: string, names: Texts): Promise<number> {
  const id = await insert('topics', { slug })
  await localize('topics_locales', id, { name: names })
  return id
}

export async function addAuthor(slug: string, name: string, bios: Texts = {}, portrait: number | null = null) {
  const id = await insert('authors', { slug, name, portrait_id: portrait })
  await localize('authors_locales', id, { bio: bios })
  return id
}

export async function addPicture(hash: string, alts: Texts, captions: Texts = {}): Promise<number> {
  const file = { filename: `${hash}.jpg`, mime_type: 'image/jpeg', width: 1600, height: 1000, focal_x: 25, focal_y: 75 }
  const id = await insert('media', { hash, colour: '#334455', credit: 'Warta', ...file })
  await localize('media_locales', id, { alt: alts, caption: captions })
  return id
}

export type GivenText = {
  readonly headline?: string
  readonly standfirst?: string | null
  readonly place?: string
  readonly body?: unknown
  readonly slug?: string | null
  readonly corrections?: readonly string[]
  readonly status?: 'draft' | 'published'
}

export type GivenStory = GivenText & {
  readonly section: number
  readonly publishedAt?: Date | null
  readonly revisedAt?: Date
  readonly topics?: readonly number[]
  readonly authors?: readonly number[]
  readonly hero?: number
  readonly ref?: string
  readonly hashes?: readonly string[]
}

/** When stories are published unless the test says otherwise. */
export const morning = new Date('2026-03-01T02:00:00.000Z')

/** A story, published unless said otherwise. @returns its id */
export async function addStory(given: GivenStory): Promise<number> {
  const id = await insert('articles', {
    headline: given.headline ?? 'Judul',
    standfirst: given.standfirst ?? null,
    place: given.place ?? null,
    body: given.body === undefined ? body(paragraph(text('Isi berita.'))) : given.body,
    slug: given.slug === undefined ? 'judul' : given.slug,
    section_id: given.section,
    hero_id: given.hero ?? null,
    published_at: given.publishedAt === undefined ? morning : given.publishedAt,
    revised_at: given.revisedAt ?? null,
    ref: given.ref ?? null,
    segment_hashes: given.hashes ?? ['a', 'b'],
    _status: given.status ?? 'published',
  })
  const related = [
    ...(given.topics ?? []).map((topic) => ({ path: 'topics', topics_id: topic })),
    ...(given.authors ?? []).map((author) => ({ path: 'authors', authors_id: author })),
  ]
  for (const row of related) await insert('articles_rels', { parent_id: id, order: next(), ...row })
  for (const [index, correction] of (given.corrections ?? []).entries()) {
    const row = { at: new Date(morning.getTime() + index * 60_000), text: correction }
    await insert('articles_corrections', { id: `${next()}`, _parent_id: id, _order: index + 1, ...row })
  }
  return id
}

export type GivenTranslation = GivenText & {
  readonly origin?: 'machine' | 'human'
  readonly reviewed?: { readonly role: string; readonly at?: Date }
  readonly hashes?: readonly string[]
  /** What is known of each segment (lib/segments/records.ts). */
  readonly records?: readonly unknown[]
}

/** A story's text in another language, published, by machine and up to date unless said otherwise. @returns its id */
export async function addTranslation(
  article: number,
  locale: TranslationLocale,
  given: GivenTranslation = {},
): Promise<number> {
  const id = await insert('translations', {
    article_id: article,
    locale,
    headline: given.headline ?? `Headline ${locale}`,
    standfirst: given.standfirst ?? null,
    place: given.place ?? null,
    body: given.body ?? body(paragraph(text(`Text ${locale}.`))),
    slug: given.slug === undefined ? `slug-${locale}` : given.slug,
    origin: given.origin ?? 'machine',
    reviewed_role: given.reviewed?.role ?? null,
    reviewed_at: given.reviewed?.at ?? null,
    source_hashes: given.hashes ?? ['a', 'b'],
    segments: given.records ?? null,
    _status: given.status ?? 'published',
  })
  for (const [index, correction] of (given.corrections ?? []).entries()) {
    const row = { id: `${next()}`, _parent_id: id, _order: index + 1, text: correction }
    await insert('translations_corrections', row)
  }
  return id
}

/** A static page; bodies per edition. @returns its id */
export async function addPage(slug: string, titles: Texts, bodies: Readonly<Partial<Record<Locale, unknown>>>) {
  const id = await insert('pages', { slug, order: next() })
  for (const [locale, title] of Object.entries(titles)) {
    await insert('pages_locales', { _parent_id: id, _locale: locale, title, body: bodies[locale as Locale] ?? null })
  }
  return id
}

/** The site's own texts. */
export async function setSite(row: Row, texts: Readonly<Record<string, Texts>>): Promise<void> {
  await localize('site_locales', await insert('site', row), texts)
}

/** The editors' ranking, the first story first. */
export async function rank(...stories: readonly number[]): Promise<void> {
  await pool().query('DELETE FROM front')
  const front = await insert('front', {})
  for (const [index, story] of stories.entries()) {
    await insert('front_rels', { parent_id: front, order: index + 1, path: 'ranked', articles_id: story })
  }
}
