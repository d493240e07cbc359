// What a page must ask for before it may send a report: it says when the form was opened, and for which text. Signed,
// so that nothing has to be kept, and any process can check what another one gave out.
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Subject } from './subject.ts'

/** Milliseconds. Nobody reads a paragraph and describes what is wrong in less; nobody takes longer. */
const youngest = 2000
const oldest = 2 * 3_600_000

// What editors' sessions are signed with is never used as it is for something that anyone may ask for.
const purpose = 'warta report form'

function signature(secret: string, { locale, article }: Subject, issued: string): Buffer {
  const key = createHmac('sha256', secret).update(purpose).digest()
  return createHmac('sha256', key).update(`${locale}/${article}/${issued}`).digest()
}

/**
 * A token for one form.
 *
 * @param now milliseconds since 1970
 */
export function issueToken(secret: string, subject: Subject, now: number): string {
  const issued = now.toString(36)
  return `${issued}.${signature(secret, subject, issued).toString('base64url')}`
}

/** Whether a token was issued here for this text, and neither a moment nor hours ago. */
export function isValidToken(secret: string, subject: Subject, token: string, now: number): boolean {
  const [, issued = '', signed = ''] = /^([0-9a-z]{1,12})\.([\w-]{43})$/.exec(token) ?? []
  const age = now - Number.parseInt(issued, 36)
  if (!(age >= youngest && age <= oldest)) return false
  const [given, expected] = [Buffer.from(signed, 'base64url'), signature(secret, subject, issued)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}
