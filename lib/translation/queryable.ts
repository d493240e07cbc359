/** What memory and glossary ask of a database: a pool, a client, or a transaction that somebody else opened. */
export type Queryable = {
  query<Row extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}
