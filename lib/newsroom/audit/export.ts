import { Readable } from 'node:stream'
import type { Endpoint } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { hasRole } from '../access/roles.ts'
import { forbid } from '../hooks/refuse.ts'
import { readTimeZone } from '../site-zone.ts'
import { exportEntries, parseFilter } from './read.ts'

/** `GET /api/audit-log`: the log of who did what as JSON Lines, filtered as the page is; for administrators. */
export const auditExport: Endpoint = {
  path: '/audit-log',
  method: 'get',
  handler: async (req) => {
    if (!hasRole(req, 'admin')) forbid(req, ({ errors }) => errors.administratorsOnly)
    const asked = parseFilter(Object.fromEntries(req.searchParams))
    const lines = Readable.from(exportEntries(pool(), asked, await readTimeZone(pool())), { objectMode: false })
    return new Response(Readable.toWeb(lines) as ReadableStream, {
      headers: {
        'Content-Type': 'application/jsonl; charset=utf-8',
        'Content-Disposition': 'attachment; filename="audit-log.jsonl"',
        'Cache-Control': 'private, no-store',
      },
    })
  },
}
