// Names of documents outside the database, by id.
import { sql } from '@payloadcms/db-postgres'
import type { SQL } from 'drizzle-orm'
import type { Transaction } from '#lib/newsroom/writing/transaction.ts'
import type { Body } from '../body/body.ts'
import { fromLexical } from '../body/lexical.ts'
import { printMarkdown } from '../body/markdown-print.ts'
import { refExpression } from '../record/refs.ts'

const queries: Readonly<Record<string, (ids: SQL) => SQL>> = {
  sections: (ids) => sql`SELECT id, key AS name FROM sections WHERE id IN (${ids})`,
  topics: (ids) => sql`SELECT id, slug AS name FROM topics WHERE id IN (${ids})`,
  authors: (ids) => sql`SELECT id, slug AS name FROM authors WHERE id IN (${ids})`,
  media: (ids) => sql`SELECT id, hash AS name FROM media WHERE id IN (${ids})`,
  articles: (ids) => sql`SELECT id, ${refExpression} AS name FROM articles WHERE id IN (${ids})`,
}

/** Names of documents by id; those that are gone have none. */
export async function namesOf(
  { rows }: Transaction,
  collection: 'sections' | 'topics' | 'authors' | 'media' | 'articles',
  ids: Iterable<number>,
): Promise<Map<number, string>> {
  const wanted = [...new Set(ids)]
  const query = queries[collection]
  if (wanted.length === 0 || !query) return new Map()
  const list = sql.join(
    wanted.map((id) => sql`${id}`),
    sql`, `,
  )
  const found = await rows<{ id: number; name: string }>(query(list))
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** Prints bodies as Markdown; stories and pictures in all of them are looked up at once. */
export async function markdownOf(transaction: Transaction, bodies: readonly unknown[]): Promise<Map<unknown, string>> {
  const storyIds = new Set<number>()
  const pictureIds = new Set<number>()
  const note = (ids: Set<number>) => (id: number) => {
    ids.add(id)
    return 'noted'
  }
  for (const body of bodies) fromLexical(body, { story: note(storyIds), picture: note(pictureIds) })
  const stories = await namesOf(transaction, 'articles', storyIds)
  const pictures = await namesOf(transaction, 'media', pictureIds)
  const read = (body: unknown): Body =>
    fromLexical(body, { story: (id) => stories.get(id) ?? null, picture: (id) => pictures.get(id) ?? null })
  return new Map(bodies.map((body) => [body, printMarkdown(read(body))]))
}
