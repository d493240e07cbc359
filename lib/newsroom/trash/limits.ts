import type { PayloadRequest } from 'payload'
import { hasRole } from '../access/roles.ts'
import { forbid, refuse } from '../hooks/refuse.ts'

/** Documents that one request may change or delete at most. */
export const bulkLimit = 50

/** Refuses many documents at once to everyone but administrators, and very many to them, too. */
export function holdBulk(req: PayloadRequest, count: number): void {
  if (count > 1 && !hasRole(req, 'admin')) forbid(req, ({ trash }) => trash.bulkAdmins)
  if (count > bulkLimit) refuse(req, ({ trash }) => trash.bulkLimit(bulkLimit))
}
