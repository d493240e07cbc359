/** Anything that runs SQL as `pg` does: a pool, a client, or the transaction of a caller. */
export type Queryable = {
  query<Row extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<{ rows: Row[] }>
}
