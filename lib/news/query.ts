import type { QueryResultRow } from 'pg'
import { withStandIns } from '#lib/content/stand-ins.ts'
import { pool } from '#lib/database/pool.ts'

/**
 * Runs one prepared statement; while a draft is looked at, one that sees the draft's rows (lib/content/stand-ins.ts).
 * @param name names the statement on each connection, so that it is parsed and planned once; one name, one text
 * @throws what PostgreSQL says, when it can't be reached or refuses
 */
export async function query<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
  const draft = withStandIns(text, values)
  if (draft) return (await pool().query<Row>(draft)).rows
  return (await pool().query<Row>({ name: `news ${name}`, text, values })).rows
}
