// The user at the desk, and their rights.
import type { PayloadRequest } from 'payload'
import { type TranslationLocale, translationLocales } from '#lib/locales.ts'
import { isEditor, type Role, staffOf } from '#lib/newsroom/access/roles.ts'

export type Viewer = {
  readonly id: number
  readonly role: Role
  /** Languages whose translations this person sees. */
  readonly sees: readonly TranslationLocale[]
  /** Languages whose translations this person may change. */
  readonly changes: readonly TranslationLocale[]
  /** Sees only stories that they wrote themselves. */
  readonly ownStoriesOnly: boolean
  /** Sees what translating costs as a whole. */
  readonly seesCosts: boolean
}

/**
 * Editors and administrators see and change everything, translators their languages; reporters see the progress of their
 * own stories.
 *
 * @returns null for someone who isn't staff
 */
export function viewerOf(req: Pick<PayloadRequest, 'user'>): Viewer | null {
  const user = staffOf(req)
  if (!user) return null
  const { id, role } = user
  const assigned = translationLocales.filter((code) => user.languages?.includes(code))
  const everything = isEditor(req)
  const isTranslator = role === 'translator'
  return {
    id,
    role,
    sees: isTranslator ? assigned : translationLocales,
    changes: everything ? translationLocales : isTranslator ? assigned : [],
    ownStoriesOnly: !everything && !isTranslator,
    seesCosts: everything,
  }
}
