// The `pg` package with a pool that outlives its connections.
import pg from 'pg'

/**
 * A pool for which a dropped connection (a database that restarts, a network that breaks) is a line in the log.
 * `pg` reports it as an "error" event, which ends the process when nobody listens.
 */
class GuardedPool extends pg.Pool {
  constructor(config?: pg.PoolConfig) {
    super(config)
    this.on('error', (error) => console.error(`database: a connection was lost: ${error.message}`))
    // A connection that is lent out and waits between two statements reports to its own listeners only.
    this.on('connect', (client) => client.on('error', () => undefined))
  }
}

/** For whoever makes pools of its own: Payload's adapter does, and listens to none of their errors. */
export const guardedPg: typeof pg = { ...pg, Pool: GuardedPool }
