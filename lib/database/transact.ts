import type pg from 'pg'

/** Runs work in a transaction of its own; undoes everything when it throws, and throws the same. */
export async function transact<Result>(pool: pg.Pool, work: (db: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection whose transaction can't be undone is not given to anyone else.
    const undone = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    )
    client.release(!undone)
    throw error
  }
}
