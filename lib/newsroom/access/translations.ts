// Translations: everyone reads published ones of published stories; translators keep those of their languages.
import type { Access } from 'payload'
import { readableStories } from './articles.ts'
import { allOf, isEditor, staffOf, staffOnly } from './roles.ts'

const read: Access = ({ req }) =>
  staffOf(req) ? true : allOf({ _status: { equals: 'published' } }, readableStories('article.'))

const create: Access = ({ req, data }) => {
  if (isEditor(req)) return true
  const user = staffOf(req)
  if (user?.role !== 'translator') return false
  // Without a language yet the answer decides only whether the button is shown; a hook checks what is saved.
  return data?.locale ? (user.languages ?? []).includes(data.locale) : (user.languages ?? []).length > 0
}

const update: Access = ({ req }) => {
  if (isEditor(req)) return true
  const user = staffOf(req)
  if (user?.role !== 'translator') return false
  return { locale: { in: user.languages ?? [] } }
}

export const translationAccess = {
  read,
  create,
  update,
  delete: (({ req }) => isEditor(req)) satisfies Access,
  readVersions: staffOnly,
}
