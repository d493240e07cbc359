// Input that only the database or a parser finds unreadable is the sender's fault, not ours.
import type { AfterErrorHook, PayloadRequest } from 'payload'
import { say } from '../admin/labels.ts'

/**
 * PostgreSQL's classes of errors (appendix A) that wrong input causes: data exceptions (a NUL, a number out of range, a
 * word that is no option) and broken constraints (a document that is not there).
 */
const inputErrors = /^(?:22|23)[0-9A-Z]{3}$/

/** Answers such input with status 400 and a word about it, where Payload would say 500. */
export const explainBadInput: AfterErrorHook = ({ error, req }) => {
  const isInput = error instanceof SyntaxError || inputErrors.test(databaseCode(error)) || isBrokenForm(error, req)
  if (!isInput) return
  return { status: 400, response: { errors: [{ message: say(req, ({ errors }) => errors.badRequest) }] } }
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
