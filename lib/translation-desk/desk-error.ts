import type { Warning } from '#lib/translation/types.ts'
import type { DeskTexts } from '#lib/translation-desk/texts/id.ts'

/** Picks the sentence from the texts of the user's language. */
type Choice = (errors: DeskTexts['errors']) => string

/** A request that the desk refuses: the HTTP status, and a sentence for the user. */
export class DeskError extends Error {
  override readonly name = 'DeskError'
  readonly status: 400 | 403 | 404 | 409
  readonly choose: Choice
  /** A check's finding, to be added to the sentence. */
  readonly warning: Warning | null

  constructor(status: DeskError['status'], choose: Choice, warning: Warning | null = null) {
    super(`refused with status ${status}`)
    this.status = status
    this.choose = choose
    this.warning = warning
  }
}

export const notFound = () => new DeskError(404, ({ notFound }) => notFound)
export const forbidden = () => new DeskError(403, ({ notYours }) => notYours)
export const badRequest = () => new DeskError(400, ({ badRequest }) => badRequest)
