// What a verb of the read model does besides answering: the queries it makes and the tags it notes.
import type { CacheTag } from '#lib/change-log/tags.ts'
import { pool } from '#lib/database/pool.ts'
import { collectCacheTags } from '#lib/page-cache/tags.ts'
import type { LookupResult } from '../types.ts'

export type Query = { readonly name: string; readonly text: string; readonly values: unknown[] }

export type Watched<Answer> = {
  readonly answer: Answer
  readonly queries: readonly Query[]
  /** In alphabetical order. */
  readonly tags: readonly CacheTag[]
}

/** Runs `verb` and tells what it did. Verbs of one process must be watched one after another. */
export async function watch<Answer>(verb: () => Promise<Answer>): Promise<Watched<Answer>> {
  const database = pool()
  const ask = database.query.bind(database) as (query: Query) => Promise<unknown>
  const queries: Query[] = []
  const tags = new Set<CacheTag>()
  Object.assign(database, {
    query: (query: Query) => {
      queries.push(query)
      return ask(query)
    },
  })
  try {
    const answer = await collectCacheTags(verb, tags)
    return { answer, queries, tags: [...tags].sort() }
  } finally {
    Reflect.deleteProperty(database, 'query')
  }
}

/** The view that a verb found. */
export function found<View>(answer: LookupResult<View>): View {
  if (answer.kind !== 'found') throw new Error(`expected a view, got ${JSON.stringify(answer)}`)
  return answer.view
}
