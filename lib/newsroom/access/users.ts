// Accounts: the newsroom knows its people; administrators keep the accounts, everyone keeps their own.
import type { Access, PayloadRequest } from 'payload'
import { adminsOnly, hasRole, staffOf, staffOnly } from './roles.ts'

const update: Access = ({ req }) => {
  if (hasRole(req, 'admin')) return true
  const user = staffOf(req)
  return user ? { id: { equals: user.id } } : false
}

export const userAccess = {
  read: staffOnly,
  create: adminsOnly,
  update,
  delete: adminsOnly,
  admin: ({ req }: { req: PayloadRequest }) => staffOf(req) !== null,
}
