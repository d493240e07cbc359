// Sections, topics, authors, pictures, pages and the site's settings as records.

import { sql } from '@payloadcms/db-postgres'
import type { SQL } from 'drizzle-orm'
import { mediaIdsInBody } from '#lib/content/body/sql.ts'
import { kept } from '#lib/content/sql.ts'
import { locales } from '#lib/locales.ts'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import { idOf } from '../stored-story.ts'
import { asSystem } from '../transaction.ts'
import { markdownOf, namesOf } from './names.ts'

/** Condition on the stories that are exported; null: everything is. */
type Chosen = SQL | null
type Fields = Readonly<Record<string, unknown>>
type Records = AsyncGenerator<object>

export async function siteRecord({ payload, req }: Transaction): Promise<object> {
  const site: Fields = { ...(await payload.findGlobal({ ...asSystem, slug: 'site', locale: 'all', req })) }
  return {
    type: 'site',
    name: site.name,
    tagline: perLocale(site.tagline),
    publisher: site.publisher || undefined,
    translationNotice: perLocale(site.translationNotice),
    footer: perLocale(site.footer),
    timeZone: site.timeZone,
    sample: site.sample || undefined,
  }
}

export async function* sectionRecords(transaction: Transaction, chosen: Chosen): Records {
  const used = chosen && sql`sections.id IN (SELECT section_id FROM articles WHERE ${chosen})`
  const ids = await idsIn(
    transaction,
    sql`SELECT id FROM sections WHERE ${live('sections')} AND ${used ?? sql`true`} ORDER BY "order", key COLLATE "C"`,
  )
  for (const section of await documents(transaction, 'sections', ids)) {
    yield {
      type: 'section',
      key: section.key,
      order: section.order,
      name: perLocale(section.name),
      slug: perLocale(section.slug),
      description: perLocale(section.description),
    }
  }
}

export async function* topicRecords(transaction: Transaction, chosen: Chosen): Records {
  for await (const ids of batches(transaction, related('topics', chosen))) {
    for (const topic of await documents(transaction, 'topics', ids)) {
      yield { type: 'topic', slug: topic.slug, name: perLocale(topic.name), description: perLocale(topic.description) }
    }
  }
}

export async function* authorRecords(transaction: Transaction, chosen: Chosen): Records {
  for await (const ids of batches(transaction, related('authors', chosen))) {
    const found = await documents(transaction, 'authors', ids)
    const portraits = await namesOf(
      transaction,
      'media',
      found.flatMap(({ portrait }) => pictureId(portrait) ?? []),
    )
    for (const author of found) {
      const portrait = portraits.get(pictureId(author.portrait) ?? 0)
      yield { type: 'author', slug: author.slug, name: author.name, bio: perLocale(author.bio), portrait }
    }
  }
}

export async function* pictureRecords(
  transaction: Transaction,
  chosen: Chosen,
  fileOf?: (fileName: string) => Promise<string | null>,
): Records {
  // The same file may have been uploaded twice: outside the database both have one name.
  const all = sql`SELECT min(id) AS id FROM media WHERE hash IS NOT NULL AND ${live('media')} AND ${chosen ? usedPictures(chosen) : sql`true`}
                   GROUP BY hash ORDER BY hash COLLATE "C"`
  for await (const ids of batches(transaction, all)) {
    for (const picture of await documents(transaction, 'media', ids)) {
      const isCentred = [picture.focalX, picture.focalY].every(
        (value) => value === null || value === undefined || value === 50,
      )
      yield {
        type: 'picture',
        hash: picture.hash,
        file: (typeof picture.filename === 'string' && (await fileOf?.(picture.filename))) || undefined,
        alt: perLocale(picture.alt),
        caption: perLocale(picture.caption),
        credit: picture.credit || undefined,
        focus: isCentred ? undefined : { x: picture.focalX ?? 50, y: picture.focalY ?? 50 },
      }
    }
  }
}

export async function* pageRecords(transaction: Transaction): Records {
  const ids = await idsIn(
    transaction,
    sql`SELECT id FROM pages WHERE ${live('pages')} ORDER BY "order", slug COLLATE "C"`,
  )
  for (const page of await documents(transaction, 'pages', ids)) {
    const bodies = isFields(page.body) ? page.body : {}
    const markdown = await markdownOf(transaction, Object.values(bodies))
    const body = Object.fromEntries(Object.entries(bodies).map(([locale, lexical]) => [locale, markdown.get(lexical)]))
    yield { type: 'page', slug: page.slug, order: page.order, title: perLocale(page.title), body: perLocale(body) }
  }
}

/** What is in the trash is not exported. */
const live = (table: string): SQL => sql.raw(kept(table))

function related(collection: 'topics' | 'authors', chosen: Chosen): SQL {
  const [table, column] = [sql.identifier(collection), sql.identifier(`${collection}_id`)]
  const used = sql`id IN (SELECT r.${column} FROM articles_rels r JOIN articles ON articles.id = r.parent_id WHERE ${chosen})`
  return sql`SELECT id FROM ${table} WHERE ${live(collection)} AND ${chosen ? used : sql`true`} ORDER BY slug COLLATE "C"`
}

function usedPictures(chosen: SQL): SQL {
  const inBodies = sql.raw(mediaIdsInBody('body'))
  return sql`id IN (
    SELECT hero_id FROM articles WHERE ${chosen}
    UNION SELECT ${inBodies} FROM articles WHERE ${chosen}
    UNION SELECT ${inBodies} FROM translations WHERE article_id IN (SELECT id FROM articles WHERE ${chosen})
    UNION SELECT portrait_id FROM authors WHERE id IN (
      SELECT authors_id FROM articles_rels JOIN articles ON articles.id = parent_id WHERE ${chosen}))`
}

const batch = 200

async function idsIn({ rows }: Transaction, query: SQL): Promise<number[]> {
  return (await rows<{ id: number }>(query)).map(({ id }) => id)
}

async function* batches(transaction: Transaction, query: SQL): AsyncGenerator<number[]> {
  const ids = await idsIn(transaction, query)
  for (let start = 0; start < ids.length; start += batch) yield ids.slice(start, start + batch)
}

/** Documents with the texts of all editions, in the order of their ids. */
async function documents(
  { payload, req }: Transaction,
  collection: 'sections' | 'topics' | 'authors' | 'media' | 'pages',
  ids: number[],
): Promise<Fields[]> {
  if (ids.length === 0) return []
  const options = { ...asSystem, where: { id: { in: ids } }, pagination: false, locale: 'all', req } as const
  const { docs } = await payload.find({ ...options, collection })
  const found = new Map(docs.map((document) => [document.id, { ...document }]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The editions that have a text, in their order; undefined when none has. */
function perLocale(values: unknown): Record<string, unknown> | undefined {
  if (!isFields(values)) return undefined
  const given = locales.filter(
    (locale) => values[locale] !== null && values[locale] !== undefined && values[locale] !== '',
  )
  return given.length > 0 ? Object.fromEntries(given.map((locale) => [locale, values[locale]])) : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function pictureId(value: unknown): number | null {
  return typeof value === 'number' || isFields(value) ? idOf(value as number | { id: number }) : null
}
