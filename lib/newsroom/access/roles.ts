// Who a request comes from, and what that role may do everywhere. Rules of single collections stand beside this file.
import type { Access, FieldAccess, PayloadRequest, Where } from 'payload'
import type { TranslationLocale } from '#lib/locales.ts'
import type { User } from '../payload-types.ts'

export const roles = ['admin', 'editor', 'reporter', 'translator'] as const
export type Role = (typeof roles)[number]

/** Someone of the newsroom; null: a reader, or a script that acts for nobody. */
export function staffOf(req: Pick<PayloadRequest, 'user'>): User | null {
  return req.user?.collection === 'users' && !req.user.disabled ? req.user : null
}

/** Whether the request comes from someone with one of these roles. */
export function hasRole(req: Pick<PayloadRequest, 'user'>, ...allowed: Role[]): boolean {
  const user = staffOf(req)
  return user !== null && allowed.includes(user.role)
}

/** Editors and administrators: they may change all content. */
export const isEditor = (req: Pick<PayloadRequest, 'user'>) => hasRole(req, 'admin', 'editor')

export const anyone: Access = () => true
export const staffOnly: Access = ({ req }) => staffOf(req) !== null
export const editorsOnly: Access = ({ req }) => isEditor(req)
export const adminsOnly: Access = ({ req }) => hasRole(req, 'admin')

/** For fields that only the newsroom sees: no reader can read them or search by them. */
export const staffField: FieldAccess = ({ req }) => staffOf(req) !== null
/** For fields that editors keep of documents that others may change, too. */
export const editorField: FieldAccess = ({ req }) => isEditor(req)
export const adminField: FieldAccess = ({ req }) => hasRole(req, 'admin')
/** For fields in one language: editors, and translators of that language. */
export const ofLanguageField =
  (language: TranslationLocale): FieldAccess =>
  ({ req }) =>
    isEditor(req) || (hasRole(req, 'translator') && (staffOf(req)?.languages ?? []).includes(language))
/** For fields that only hooks and scripts write. */
export const nobodyField: FieldAccess = () => false

/** Documents that meet all conditions. */
export const allOf = (...conditions: Where[]): Where => ({ and: conditions })

/** Access of a collection whose documents everyone may read and editors keep: sections, topics, authors, pages. */
export const keptByEditors = {
  read: anyone,
  create: editorsOnly,
  update: editorsOnly,
  delete: editorsOnly,
} satisfies Record<string, Access>
