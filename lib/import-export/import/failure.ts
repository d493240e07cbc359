// Error messages for records that could not be saved.
import { ValidationError } from 'payload'
import { isUnreachable } from '#lib/database/unreachable.ts'
import { RecordError } from '../record/record-error.ts'

/**
 * The reason, for the author of the record; null when the database connection is lost, so that the import can't go on.
 */
export function describeRecordFailure(error: unknown): string | null {
  if (error instanceof RecordError) return error.message
  if (error instanceof ValidationError) {
    return error.data.errors.map(({ path, message }) => `${path}: ${message}`).join('; ')
  }
  return isUnreachable(error) ? null : rootCauseMessage(error)
}

/** The message of the innermost cause: the errors around it repeat the whole statement and its values. */
export function rootCauseMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : rootCauseMessage(error.cause)
}
