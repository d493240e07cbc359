// Pictures: everyone sees them; reporters add them and look after their own.
import type { Access } from 'payload'
import { anyone, editorsOnly, hasRole, isEditor, staffOf } from './roles.ts'

const update: Access = ({ req }) => {
  if (isEditor(req)) return true
  const user = staffOf(req)
  return user?.role === 'reporter' ? { createdBy: { equals: user.id } } : false
}

export const mediaAccess = {
  read: anyone,
  create: (({ req }) => hasRole(req, 'admin', 'editor', 'reporter')) satisfies Access,
  update,
  delete: editorsOnly,
}
