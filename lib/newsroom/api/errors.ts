// Errors of the database and of parsers in the words of whoever caused or met them.
import { type AfterErrorHook, APIError, type PayloadRequest } from 'payload'
import { NotCommittedError, UnknownOutcomeError } from '#lib/database/commit.ts'
import { say } from '../admin/labels.ts'

/**
 * PostgreSQL's classes of errors (appendix A) that wrong input causes: data exceptions (a NUL, a number out of range, a
 * word that is no option) and broken constraints (a document that is not there).
 */
const inputErrors = /^(?:22|23)[0-9A-Z]{3}$/

/**
 * Answers what is refused with its reason. Answers such input with status 400, and what could not be committed with 503, with a word about it, where Payload would
 * say 500.
 */
export const explainError: AfterErrorHook = ({ error, req }) => {
  const unsaved = unsavedSentence(error, req)
  if (unsaved !== null) return { status: 503, response: { errors: [{ message: unsaved }] } }
  // Payload's answer names the class, and says "unknown" where a minified build has left the class without a name.
  if (error instanceof APIError && error.isPublic && !error.data) {
    return { status: error.status, response: { errors: [{ message: error.message }] } }
  }
  const isInput = error instanceof SyntaxError || inputErrors.test(databaseCode(error)) || isBrokenForm(error, req)
  if (!isInput) return
  return { status: 400, response: { errors: [{ message: say(req, ({ errors }) => errors.badRequest) }] } }
}

/** What is said, with status 503, where a transaction was not committed, or may not have been; null for other errors. */
export function unsavedSentence(error: unknown, req: Partial<PayloadRequest>): string | null {
  const person = { i18n: req.i18n } as PayloadRequest
  if (error instanceof UnknownOutcomeError) return say(person, ({ errors }) => errors.maybeCommitted)
  if (error instanceof NotCommittedError) return say(person, ({ errors }) => errors.notCommitted)
  return null
}

function databaseCode(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && 'severity' in cause) return cause.code
  }
  return ''
}

/** What takes multipart bodies apart (busboy) says so in words alone when it can't. */
function isBrokenForm(error: unknown, req: Partial<PayloadRequest>): boolean {
  const isForm = req.headers?.get('content-type')?.startsWith('multipart/') ?? false
  return isForm && error instanceof Error && /\bform\b|multipart|boundary/i.test(error.message)
}
