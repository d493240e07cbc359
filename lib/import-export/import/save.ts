// Saves one record of any type.

import { isDeepStrictEqual } from 'node:util'
import { sql } from '@payloadcms/db-postgres'
import type { StoredBody } from '#lib/content/body/write.ts'
import { kept } from '#lib/content/sql.ts'
import { originalLocale } from '#lib/locales.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { bodyReferences } from '../body/body.ts'
import type { FrontRecord, ImportRecord, PageRecord } from '../record/record.ts'
import { RecordError } from '../record/record-error.ts'
import { refuseTrashed } from '../stored-story.ts'
import { asSystem, lock } from '../transaction.ts'
import type { ImportContext, SaveResult } from './context.ts'
import type { Outcome } from './entity.ts'
import { createEntity, type EntityInput, updateEntity, updateSite } from './entity.ts'
import { givenOrStoredBody } from './stored-text.ts'
import { saveStory } from './story.ts'

/**
 * Saves a record; a dry run only returns the outcomes.
 * @throws RecordError when it can't be saved as it is; Payload's ValidationError when the newsroom refuses it
 */
export async function saveRecord(
  transaction: Transaction,
  record: ImportRecord,
  context: ImportContext,
): Promise<SaveResult> {
  const one = (outcome: Outcome, missing: readonly string[] = []): SaveResult => ({ outcomes: [outcome], missing })
  const { resolver, pictures, dryRun } = context
  switch (record.type) {
    case 'story':
      return saveStory(transaction, record, context)
    case 'section': {
      resolver.expect('section', record.key)
      const slug = record.slug ?? { [originalLocale]: record.key }
      const given = { plain: { key: record.key, order: record.order }, localized: { ...named(record), slug } }
      return one(await saveNamed(transaction, 'sections', given, 'name', dryRun))
    }
    case 'topic':
      resolver.expect('topic', record.slug)
      return one(
        await saveNamed(
          transaction,
          'topics',
          { plain: { slug: record.slug }, localized: named(record) },
          'name',
          dryRun,
        ),
      )
    case 'author': {
      resolver.expect('author', record.slug)
      const portrait = record.portrait && (await pictures.named(transaction, record.portrait))
      const plain = { slug: record.slug, name: record.name, portrait }
      return one(await saveNamed(transaction, 'authors', { plain, localized: { bio: record.bio } }, null, dryRun))
    }
    case 'picture':
      return one((await pictures.save(transaction, record)).outcome)
    case 'page':
      return savePage(transaction, record, context)
    case 'site': {
      const { tagline, translationNotice, footer, name, publisher, timeZone, sample } = record
      const given = { plain: { name, publisher, timeZone, sample }, localized: { tagline, translationNotice, footer } }
      return one(await updateSite(transaction, given, dryRun))
    }
    case 'front':
      return saveFront(transaction, record, context)
  }
}

function named({
  name,
  description,
}: {
  name?: EntityInput['localized'][string]
  description?: EntityInput['localized'][string]
}) {
  return { name, description }
}

const keyOf = { sections: 'key', topics: 'slug', authors: 'slug', pages: 'slug' } as const

/** Updates or creates the document with a key or slug. A new one needs the field `needed` in the original's language. */
async function saveNamed(
  transaction: Transaction,
  collection: keyof typeof keyOf,
  given: EntityInput,
  needed: 'name' | 'title' | null,
  dryRun: boolean,
): Promise<Outcome> {
  const key = String(given.plain[keyOf[collection]])
  await lock(transaction, `${collection} ${key}`)
  const id = await findByKey(transaction, collection, key)
  if (id !== null) return updateEntity(transaction, collection, id, given, dryRun)
  if (needed && !given.localized[needed]?.[originalLocale]) {
    throw new RecordError(`${needed}.${originalLocale} is missing: a new ${collection.slice(0, -1)} needs it`)
  }
  if (!needed && !given.plain.name) throw new RecordError('name is missing: a new author needs it')
  if (!dryRun) await createEntity(transaction, collection, given)
  return 'created'
}

async function findByKey({ rows }: Transaction, collection: keyof typeof keyOf, key: string): Promise<number | null> {
  const column = sql.identifier(keyOf[collection])
  const found = await rows<{ id: number; trashed: boolean }>(
    sql`SELECT id, NOT (${sql.raw(kept('d'))}) AS trashed FROM ${sql.identifier(collection)} d
         WHERE ${column} = ${key} FOR UPDATE`,
  )
  refuseTrashed(`${collection.slice(0, -1)} "${key}"`, found[0])
  return found[0]?.id ?? null
}

async function savePage(
  transaction: Transaction,
  record: PageRecord,
  { resolver, pictures, dryRun }: ImportContext,
): Promise<SaveResult> {
  const content = Object.entries(record.body ?? {})
  const { stories, pictures: names } = bodyReferences(content.flatMap(([, body]) => body ?? []))
  const storyIds = await resolver.stories(transaction, stories)
  const pictureIds = new Map<string, number>()
  for (const name of names) pictureIds.set(name, await pictures.named(transaction, name))
  const ids = {
    story: (ref: string) => storyIds.get(ref) ?? null,
    picture: (name: string) => pictureIds.get(name) ?? null,
  }
  const stored = await storedBodies(transaction, record.slug)
  const body = Object.fromEntries(
    content.map(([locale, text]) => [locale, givenOrStoredBody(text, stored[locale], ids)]),
  )
  const given = { plain: { slug: record.slug, order: record.order }, localized: { title: record.title, body } }
  const outcome = await saveNamed(transaction, 'pages', given, 'title', dryRun)
  return { outcomes: [outcome], missing: stories.filter((ref) => !storyIds.has(ref)) }
}

async function storedBodies({ rows }: Transaction, slug: string): Promise<Record<string, StoredBody>> {
  const found = await rows<{ locale: string; body: StoredBody }>(sql`
    SELECT l._locale AS locale, l.body FROM pages p JOIN pages_locales l ON l._parent_id = p.id
     WHERE p.slug = ${slug} AND l.body IS NOT NULL`)
  return Object.fromEntries(found.map(({ locale, body }) => [locale, body]))
}

async function saveFront(
  transaction: Transaction,
  record: FrontRecord,
  { resolver, dryRun }: ImportContext,
): Promise<SaveResult> {
  const found = await resolver.stories(transaction, record.ranked)
  const ranked = record.ranked.flatMap((ref) => found.get(ref) ?? [])
  const missing = record.ranked.filter((ref) => !found.has(ref))
  // Payload would leave out what is not published.
  const before = await transaction.rows<{ id: number }>(sql`
    SELECT articles_id AS id FROM front_rels WHERE path = 'ranked' ORDER BY "order"`)
  if (
    isDeepStrictEqual(
      before.map(({ id }) => id),
      ranked,
    )
  )
    return { outcomes: ['unchanged'], missing }
  const { payload, req } = transaction
  if (!dryRun) await payload.updateGlobal({ slug: 'front', data: { ranked }, req, ...asSystem })
  return { outcomes: ['updated'], missing }
}
