import type { Warning } from '#lib/translation/types.ts'
import type { DeskTexts } from '#lib/translation-desk/texts/id.ts'

/** Picks the sentence in the language of whoever is refused. */
type Choice = (errors: DeskTexts['errors']) => string

/** The desk does not do what was asked for: a status of HTTP, and why. */
export class DeskRefusal extends Error {
  override readonly name = 'DeskRefusal'
  readonly status: 400 | 403 | 404 | 409
  readonly choose: Choice
  /** What a check says, to be added to the sentence. */
  readonly warning: Warning | null

  constructor(status: DeskRefusal['status'], choose: Choice, warning: Warning | null = null) {
    super(`refused with status ${status}`)
    this.status = status
    this.choose = choose
    this.warning = warning
  }
}

export const notFound = () => new DeskRefusal(404, ({ notFound }) => notFound)
export const notYours = () => new DeskRefusal(403, ({ notYours }) => notYours)
export const badRequest = () => new DeskRefusal(400, ({ badRequest }) => badRequest)
