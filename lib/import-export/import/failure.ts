// What is told about a record that could not be saved.
import { ValidationError } from 'payload'
import { RecordError } from '../record/record-error.ts'

// Connection lost or refused (class 08), server shutting down (57P01–57P03), too many connections, disk full.
const lost = /^(?:08...|57P0.|53...|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/

/**
 * The reason in the words of the record's author; null when it is not about the record but the database is lost, so
 * that going on makes no sense.
 */
export function problemOf(error: unknown): string | null {
  if (error instanceof RecordError) return error.message
  if (error instanceof ValidationError) {
    return error.data.errors.map(({ path, message }) => `${path}: ${message}`).join('; ')
  }
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && lost.test(String(cause.code))) return null
    if (/cannot begin transaction|Connection terminated/.test(cause.message)) return null
  }
  return reasonOf(error)
}

/** The innermost reason: what wraps the database's own words repeats the whole statement and its values. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : reasonOf(error.cause)
}
