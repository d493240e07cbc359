import type { QueryResultRow } from 'pg'
import { pool } from '#lib/database/pool.ts'

/**
 * Runs one prepared statement.
 * @param name names the statement on each connection, so that it is parsed and planned once; one name, one text
 * @throws what PostgreSQL says, when it can't be reached or refuses
 */
export async function query<Row extends QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
  return (await pool().query<Row>({ name: `news ${name}`, text, values })).rows
}
