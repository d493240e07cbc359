// What went wrong with a database: with the statement, or with the way to it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { shared } from '#lib/runtime/singleton.ts'

/**
 * PostgreSQL's codes (appendix A) and the system's: connection lost or refused (class 08), too many connections or
 * nothing left to work with (53), server shutting down, crashed or starting (57P01–57P03).
 */
const codes = /^(?:08...|53...|57P0[1-3]|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/

/** What `pg` and its pool say in words alone. */
const sentences =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|cannot begin transaction/

/** Whether an error, or what caused it, says that the database could not be reached or went away. */
export function isUnreachable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AggregateError && cause.errors.some(isUnreachable)) return true
    if ('code' in cause && typeof cause.code === 'string' && codes.test(cause.code)) return true
    if (sentences.test(cause.message)) return true
  }
  return false
}

const storage = shared('database outages', () => new AsyncLocalStorage<{ seen: boolean }>())

/** Remembers, for whoever watches, that the database could not be reached. */
export function noteOutage(error: unknown): void {
  const store = storage.getStore()
  if (store && isUnreachable(error)) store.seen = true
}

/**
 * Runs `work`, which may ask whether the database has been away since it began. What was refused then may have been
 * refused for that reason alone: where errors are swallowed on the way, "no such user" is what is left of "could not ask".
 */
export function watchingForOutages<Result>(work: (outage: () => boolean) => Result): Result {
  const store = { seen: false }
  return storage.run(store, () => work(() => store.seen))
}
