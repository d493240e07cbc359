// The key by which search engines know that it is this site that tells them. Made once, by the migration; no secret.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pool } from '#lib/database/pool.ts'
import { fileHeaders } from '#lib/http/policy.ts'
import { sendBody } from '#lib/http/send.ts'

/** The handler of the portal's endpoint `indexNow`: the key's own file has the key in it, any other is missing. */
export async function sendIndexNowKey(
  request: IncomingMessage,
  response: ServerResponse,
  route: { readonly key: string },
): Promise<void> {
  const { rowCount } = await pool().query('SELECT FROM index_now WHERE key = $1', [route.key])
  const headers = ['Cache-Control', rowCount ? 'public, max-age=3600' : 'no-store', ...fileHeaders]
  const body = rowCount ? route.key : 'Not found\n'
  sendBody(request, response, rowCount ? 200 : 404, 'text/plain; charset=utf-8', body, headers)
}
