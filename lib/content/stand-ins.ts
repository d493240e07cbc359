// Rows that stand in for those of a table while a draft is looked at: the queries that readers' pages are made with are
// asked of the draft, and of what is published for everything else. Nothing is written: each statement gets the rows
// along, under the name of the table.
import { AsyncLocalStorage } from 'node:async_hooks'
import { shared } from '#lib/runtime/singleton.ts'

type Row = Readonly<Record<string, unknown>>

/** How rows of a table are found to be those of a document; null: the table has one document only. */
const keys = {
  articles: 'id',
  articles_corrections: '_parent_id',
  articles_rels: 'parent_id',
  translations: 'id',
  translations_corrections: '_parent_id',
  front_rels: null,
  breaking: null,
  breaking_locales: null,
} as const

export type StandInTable = keyof typeof keys

/** The rows of a document in one table, by the names of their columns; columns that are left out are NULL. */
export type StandIn = { readonly table: StandInTable; readonly of: number | null; readonly rows: readonly Row[] }

/** What the database derives of a row, and nobody else (migration "translation_desk"). */
const digests: Readonly<Partial<Record<StandInTable, readonly [digest: string, of: string]>>> = {
  articles: ['segment_digest', 'segment_hashes'],
  translations: ['source_digest', 'source_hashes'],
}

type Standing = { readonly clauses: string; readonly rows: string }

const storage = shared('stand-ins', () => new AsyncLocalStorage<Standing>())

/** The rows in place of a table's own, as a clause of WITH; `$$` stands for the parameter that has all of them. */
function clauseOf(table: StandInTable, ids: readonly number[]): string {
  const key = keys[table]
  const given = `jsonb_array_elements($$::jsonb->'${table}') given(row)`
  const digest = digests[table]
  const row = digest
    ? `given.row || jsonb_build_object('${digest[0]}', md5(nullif(given.row->'${digest[1]}', 'null')::text))`
    : 'given.row'
  const own = key === null ? 'false' : `own.${key} <> ALL ('{${ids.join()}}')`
  return `${table} AS NOT MATERIALIZED (
    SELECT own.* FROM public.${table} own WHERE ${own}
    UNION ALL SELECT stand_in.* FROM ${given}, jsonb_populate_record(NULL::public.${table}, ${row}) stand_in)`
}

/**
 * Runs `work` with these rows in place of those that the database has, also in nested asynchronous calls. What it reads
 * through `withStandIns` sees them; memos (lib/page-cache) neither answer it nor remember what it reads.
 *
 * @param standIns a table and document occur once each
 */
export function standingIn<Result>(standIns: readonly StandIn[], work: () => Result): Result {
  const tables = [...new Set(standIns.map(({ table }) => table))]
  const rowsOf = (table: StandInTable) => standIns.filter((standIn) => standIn.table === table)
  const clauses = tables.map((table) =>
    clauseOf(
      table,
      rowsOf(table).flatMap(({ of }) => of ?? []),
    ),
  )
  const rows = Object.fromEntries(tables.map((table) => [table, rowsOf(table).flatMap((standIn) => standIn.rows)]))
  return storage.run({ clauses: clauses.join(',\n  '), rows: JSON.stringify(rows) }, work)
}

/** Whether a draft is being looked at. */
export const isStandingIn = (): boolean => storage.getStore() !== undefined

/**
 * A statement with the rows that stand in; null where none do: it is to be run as it is.
 *
 * @param text one SELECT, which names the tables without a schema
 * @param values one for each of its parameters
 */
export function withStandIns(text: string, values: readonly unknown[]): { text: string; values: unknown[] } | null {
  const standing = storage.getStore()
  if (!standing?.clauses) return null
  const clauses = standing.clauses.replaceAll('$$', () => `$${values.length + 1}`)
  const statement = text.trimStart()
  const whole = /^WITH\s/.test(statement)
    ? `WITH ${clauses}, ${statement.replace(/^WITH\s/, '')}`
    : `WITH ${clauses} ${statement}`
  // Where no clause is of use, PostgreSQL asks for the type of a parameter that is named nowhere else.
  return { text: whole, values: [...values, standing.rows] }
}
