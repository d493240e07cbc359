// How a change is refused: at the field it concerns, or as a whole, in the language of the person who asked for it.
import { APIError, type PayloadRequest, ValidationError } from 'payload'
import { say, type TextChoice } from '../admin/labels.ts'

/**
 * A fault at one field: `path` as in the form, e.g. `corrections.0.text`; `words`: those of a long text that it stands
 * at.
 */
export type Fault = { readonly path: string; readonly message: TextChoice; readonly words?: string }

/**
 * Refuses a document because of its fields; does nothing without faults.
 *
 * @param entity slug of the collection or global
 * @throws ValidationError, answered with status 400 and shown at the fields
 */
export function refuseFields(req: PayloadRequest, entity: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const errors = faults.map(({ path, message, words }) => ({
    path,
    message: say(req, message),
    ...(words && { words }),
  }))
  throw new ValidationError({ collection: entity, errors }, req.t)
}

/** Refuses with a status, and says why. */
export function refuseAs(req: PayloadRequest, status: number, message: TextChoice): never {
  throw new APIError(say(req, message), status, null, true)
}

/** Refuses what this person may not do, and says why. Throws with status 403. */
export function forbid(req: PayloadRequest, message: TextChoice): never {
  refuseAs(req, 403, message)
}

/** Refuses what can't be done as things stand, and says why. Throws with status 409. */
export function refuse(req: PayloadRequest, message: TextChoice): never {
  refuseAs(req, 409, message)
}
