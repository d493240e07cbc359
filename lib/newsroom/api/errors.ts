// Errors of the database and of parsers in the words of whoever caused or met them.
import type { AfterErrorHook, PayloadRequest } from 'payload'
import { isNode } from '#lib/content/body/nodes.ts'
import { codeOf, commitFailure } from '#lib/database/commit.ts'
import { say } from '../admin/labels.ts'

/**
 * PostgreSQL's classes of errors (appendix A) that wrong input causes: data exceptions (a NUL, a number out of range, a
 * word that is no option) and broken constraints (a document that is not there).
 */
const inputErrors = /^(?:22|23)[0-9A-Z]{3}$/

/**
 * PostgreSQL's errors of a condition that its field has no operator for: undefined_function (`like` of a number or of JSON),
 * syntax_error (Payload leaves the value out where it is no date).
 */
const conditionErrors = /^42(?:883|601)$/

/** What Payload says of a relationship to one of several collections, of which only the parts can be asked for. */
const partsOnly = /^Not supported$/

/** Whether a request asked for documents by a condition that can't be put to the database. */
function isBrokenCondition(error: unknown, { query }: Partial<PayloadRequest>): boolean {
  if (query?.where === undefined && query?.joins === undefined) return false
  return conditionErrors.test(codeOf(error)) || (error instanceof Error && partsOnly.test(error.message))
}

/** What a refusal says, of Payload's `APIError` and `ValidationError`. */
export type Refusal = {
  readonly status: number
  readonly message: string
  /** Said to whoever asked, also in production. */
  readonly isPublic: boolean
  /** E.g. the fields that are at fault. */
  readonly data: Record<string, unknown> | null
}

/**
 * What an error refuses; null for other errors. By its shape: Next bundles copies of Payload, and a class of one is none of
 * another's.
 */
export function refusalIn(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('isOperational' in error) || !('status' in error)) return null
  const { message, status } = error
  if (typeof status !== 'number') return null
  return {
    ...{ status, message },
    isPublic: 'isPublic' in error && error.isPublic === true,
    data: 'data' in error && isNode(error.data) ? error.data : null,
  }
}

/**
 * Answers what is refused with its reason; input that the database can't take with 400, and what could not be committed
 * with 503, where Payload would say 500.
 */
export const explainError: AfterErrorHook = ({ error, req }) => {
  const unsaved = unsavedSentence(error, req)
  if (unsaved !== null) return { status: 503, response: { errors: [{ message: unsaved }] } }
  // Payload's own answer to errors of another copy of itself, and to classes that a minified build has left without a name, is
  // "An unknown error occurred", without the fields at fault.
  const refusal = refusalIn(error)
  if (refusal?.isPublic) {
    const { status, message, data } = refusal
    return { status, response: { errors: [{ message, ...(data ? { data } : {}) }] } }
  }
  const isInput =
    error instanceof SyntaxError ||
    inputErrors.test(codeOf(error)) ||
    isBrokenCondition(error, req) ||
    isBrokenForm(error, req)
  if (!isInput) return
  return { status: 400, response: { errors: [{ message: say(req, ({ errors }) => errors.badRequest) }] } }
}

/** What is said, with status 503, where a transaction was not committed, or may not have been; null for other errors. */
export function unsavedSentence(error: unknown, req: Partial<PayloadRequest>): string | null {
  const person = { i18n: req.i18n } as PayloadRequest
  const failure = commitFailure(error)
  if (failure === null) return null
  return say(person, ({ errors }) => (failure === 'undone' ? errors.notCommitted : errors.maybeCommitted))
}

/** What takes multipart bodies apart (busboy) says so in words alone when it can't. */
function isBrokenForm(error: unknown, req: Partial<PayloadRequest>): boolean {
  const isForm = req.headers?.get('content-type')?.startsWith('multipart/') ?? false
  return isForm && error instanceof Error && /\bform\b|multipart|boundary/i.test(error.message)
}
