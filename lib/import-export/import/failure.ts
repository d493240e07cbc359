// Error messages for records that could not be saved.
import { ValidationError } from 'payload'
import { RecordError } from '../record/record-error.ts'

// Connection lost or refused (class 08), server shutting down (57P01–57P03), too many connections, disk full.
const connectionErrorCode = /^(?:08...|57P0.|53...|ECONN.*|EPIPE|ETIMEDOUT|EHOSTUNREACH)$/

/**
 * The reason, for the author of the record; null when the database connection is lost, so that the import can't go on.
 */
export function describeRecordFailure(error: unknown): string | null {
  if (error instanceof RecordError) return error.message
  if (error instanceof ValidationError) {
    return error.data.errors.map(({ path, message }) => `${path}: ${message}`).join('; ')
  }
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && connectionErrorCode.test(String(cause.code))) return null
    if (/cannot begin transaction|Connection terminated/.test(cause.message)) return null
  }
  return rootCauseMessage(error)
}

/** The message of the innermost cause: the errors around it repeat the whole statement and its values. */
export function rootCauseMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : rootCauseMessage(error.cause)
}
