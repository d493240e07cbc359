// The newsroom's REST interface at /api, as a function from request to response.
import { handleEndpoints } from 'payload'
import config from './payload.config.ts'
import { refusalOf } from './refusal.ts'

/** Answers a request to `/api/…`; refuses what should not even be read. */
export async function answerApi(request: Request): Promise<Response> {
  const refusal = refusalOf(request)
  if (refusal) return Response.json({ errors: [{ message: refusal.message }] }, { status: refusal.status })
  return handleEndpoints({ config, request })
}
