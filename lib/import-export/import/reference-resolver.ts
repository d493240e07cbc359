// Resolves the names by which records refer to sections, topics, authors and stories; creates new ones.

import { createHash } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { kept } from '#lib/content/sql.ts'
import { locales } from '#lib/locales.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { slugify } from '#lib/text/slug.ts'
import { RecordError } from '../record/record-error.ts'
import { idOfGeneratedRef, refExpression } from '../record/refs.ts'
import { closestName } from '../record/suggest.ts'
import { refuseTrashed } from '../stored-story.ts'
import { asSystem, lock } from '../transaction.ts'

/** Stands for the id of a document that a dry run would create. */
export const dryRunId = -1

export type ReferenceResolver = {
  /** Id of a section by key or by its slug in any edition. Throws RecordError when it is unknown and may not be created. */
  section(transaction: Transaction, name: string): Promise<number>
  /** Ids of topics by slug or by name in any edition; new ones are created. */
  topics(transaction: Transaction, names: readonly string[]): Promise<number[]>
  /** Ids of authors by slug or name; new ones are created. */
  authors(transaction: Transaction, names: readonly string[]): Promise<number[]>
  /** Ids of the stories with these refs; those that don't exist are left out. */
  stories(transaction: Transaction, refs: readonly string[]): Promise<Map<string, number>>
  /** A record of the file describes this section, topic or author; a dry run takes it as created. */
  expect(kind: Kind, name: string): void
  /** Clears the cache: ids in it may be gone. */
  clearCache(): void
}

type Kind = 'section' | 'topic' | 'author'
type Options = { readonly dryRun: boolean; readonly strict: boolean; readonly warn: (message: string) => void }

const maxCached = 10_000

/** A resolver that caches what it has found, for the time of one import. */
export function createResolver({ dryRun, strict, warn }: Options): ReferenceResolver {
  let known = new Map<string, number>()
  let expected = new Set<string>()
  const remember = (kind: Kind, name: string, id: number) => {
    if (known.size >= maxCached) known = new Map()
    known.set(`${kind} ${name}`, id)
    return id
  }
  const find = async (
    kind: Kind,
    name: string,
    look: () => Promise<number | undefined>,
    make: () => Promise<number>,
  ): Promise<number> => {
    const id = known.get(`${kind} ${name}`) ?? (await look())
    if (id !== undefined) return remember(kind, name, id)
    if (dryRun && expected.has(`${kind} ${name}`)) return dryRunId
    // The creation may be rolled back with the record, so the id is only cached when it is next found.
    const made = await make()
    if (dryRun) expected.add(`${kind} ${name}`)
    return made
  }

  return {
    section: (transaction, name) =>
      find(
        'section',
        name,
        () => findSection(transaction, name),
        async () => {
          const keys = await sectionKeys(transaction)
          const near = closestName(name, keys)
          if (strict || near) throw unknownSection(name, near, keys)
          if (dryRun) return dryRunId
          return makeSection(transaction, name, warn)
        },
      ),
    topics: (transaction, names) =>
      each(names, (name) =>
        find(
          'topic',
          name,
          () => findTopic(transaction, name),
          async () => (dryRun ? dryRunId : make(transaction, 'topics', name)),
        ),
      ),
    authors: (transaction, names) =>
      each(names, (name) =>
        find(
          'author',
          name,
          () => findAuthor(transaction, name),
          async () => (dryRun ? dryRunId : make(transaction, 'authors', name)),
        ),
      ),
    stories: findStories,
    expect(kind, name) {
      if (dryRun) expected.add(`${kind} ${name}`)
    },
    clearCache() {
      known = new Map()
      if (!dryRun) expected = new Set()
    },
  }
}

/** Ids of all names in their order, each id once. */
async function each(names: readonly string[], resolve: (name: string) => Promise<number>): Promise<number[]> {
  const ids = new Map<string, number>()
  // Sorted, so that two imports that make the same names wait for each other instead of locking each other out.
  for (const name of [...new Set(names)].sort()) ids.set(name, await resolve(name))
  return [...new Set(names.map((name) => ids.get(name) ?? dryRunId))]
}

type Found = { id: number }
type FoundName = Found & { trashed: boolean }

const trashed = (row: string) => sql.raw(`NOT (${kept(row)}) AS trashed`)

async function findSection({ rows }: Transaction, name: string): Promise<number | undefined> {
  const found = await rows<FoundName>(sql`
    SELECT s.id, ${trashed('s')} FROM sections s
     WHERE s.key = ${name} OR EXISTS (SELECT FROM sections_locales l WHERE l._parent_id = s.id AND l.slug = ${name})
     ORDER BY trashed, s.key = ${name} DESC, s.id LIMIT 1`)
  refuseTrashed(`section "${name}"`, found[0])
  return found[0]?.id
}

async function findTopic({ rows }: Transaction, name: string): Promise<number | undefined> {
  const found = await rows<FoundName>(sql`
    SELECT t.id, ${trashed('t')} FROM topics t
     WHERE t.slug = ${nameSlug('topic', name)}
        OR EXISTS (SELECT FROM topics_locales l WHERE l._parent_id = t.id AND lower(l.name) = lower(${name}))
     ORDER BY trashed, t.slug = ${nameSlug('topic', name)} DESC, t.id LIMIT 1`)
  refuseTrashed(`topic "${name}"`, found[0])
  return found[0]?.id
}

async function findAuthor({ rows }: Transaction, name: string): Promise<number | undefined> {
  const slug = nameSlug('author', name)
  const found = await rows<FoundName>(sql`
    SELECT id, ${trashed('p')} FROM authors p WHERE slug = ${slug} OR lower(name) = lower(${name})
     ORDER BY trashed, slug = ${slug} DESC, id LIMIT 1`)
  refuseTrashed(`author "${name}"`, found[0])
  return found[0]?.id
}

async function findStories({ rows }: Transaction, refs: readonly string[]): Promise<Map<string, number>> {
  if (refs.length === 0) return new Map()
  const list = (values: readonly (string | number)[]) =>
    sql.join(
      values.map((value) => sql`${value}`),
      sql`, `,
    )
  const ids = refs.map(idOfGeneratedRef).filter((id) => id !== null)
  const nameless = ids.length === 0 ? sql`` : sql`OR (ref IS NULL AND id IN (${list(ids)}))`
  const found = await rows<Found & { ref: string }>(sql`
    SELECT id, ${refExpression} AS ref FROM articles WHERE ref IN (${list(refs)}) ${nameless}`)
  return new Map(found.map(({ ref, id }) => [ref, id]))
}

async function sectionKeys({ rows }: Transaction): Promise<string[]> {
  const found = await rows<{ key: string }>(
    sql`SELECT key FROM sections WHERE ${sql.raw(kept('sections'))} ORDER BY "order", key`,
  )
  return found.map(({ key }) => key)
}

function unknownSection(name: string, near: string | null, keys: readonly string[]): RecordError {
  const meant = near ? `; did you mean "${near}"?` : '.'
  return new RecordError(`section "${name}" is unknown${meant} There are: ${keys.join(', ') || 'none'}`)
}

async function makeSection(transaction: Transaction, name: string, warn: Options['warn']): Promise<number> {
  const { payload, req, rows } = transaction
  const key = nameSlug('section', name)
  await lock(transaction, `sections ${key}`)
  const again = await findSection(transaction, key)
  if (again !== undefined) return again
  warn(`section "${name}" is new and has its key for a name: name it in the newsroom, or by a section record`)
  const [last] = await rows<{ next: string }>(sql`SELECT coalesce(max("order"), 0) + 1 AS next FROM sections`)
  const data = { key, name, slug: key, order: Number(last?.next ?? 1) }
  const { id } = await payload.create({ collection: 'sections', data, req, ...asSystem })
  for (const locale of locales.slice(1)) {
    await payload.update({ ...asSystem, collection: 'sections', id, data: { name, slug: key }, locale, req })
  }
  return id
}

async function make(transaction: Transaction, collection: 'topics' | 'authors', name: string): Promise<number> {
  const slug = nameSlug(collection === 'topics' ? 'topic' : 'author', name)
  await lock(transaction, `${collection} ${slug}`)
  const again = await (collection === 'topics' ? findTopic : findAuthor)(transaction, slug)
  if (again !== undefined) return again
  const { id } = await transaction.payload.create({
    collection,
    data: { name, slug },
    req: transaction.req,
    ...asSystem,
  })
  return id
}

/** A name's slug; names without a Latin letter or digit get one from their hash. */
function nameSlug(kind: Kind, name: string): string {
  const slug = slugify(name, 60)
  return slug || `${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}
