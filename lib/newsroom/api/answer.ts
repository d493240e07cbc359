// The newsroom's REST interface at /api, as a function from request to response.
import { getRequestLanguage, handleEndpoints, parseCookies, type SanitizedConfig } from 'payload'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'
import { sayFault } from '../media/fault-sentence.ts'
import type { PictureFault } from '../media/inspect.ts'
import { answeredThroughOutages } from './outage.ts'
import { refusalOf } from './refusal.ts'

/** Answers a request to `/api/…`; refuses what should not even be read. */
export async function answerApi(config: Promise<SanitizedConfig>, received: Request): Promise<Response> {
  const oversized = refusalOf(received)
  const request = oversized ? received : await asQuestion(received)
  const refusal = oversized ?? refusalOf(request) ?? (await shapeRefusal(request))
  if (refusal) {
    const { fault, message, status } = refusal
    const said = fault ? await inTheirLanguage(config, request, fault) : message
    return Response.json({ errors: [{ message: said }] }, { status })
  }
  return answeredThroughOutages(config, request, () => handleEndpoints({ config, request }))
}

async function inTheirLanguage(config: Promise<SanitizedConfig>, { headers }: Request, fault: PictureFault) {
  const language = getRequestLanguage({ config: await config, cookies: parseCookies(headers), headers })
  return sayFault(fault, textsIn(language as Locale), language)
}

/** Documents come as JSON objects; Payload fails on anything else that is JSON. */
async function shapeRefusal(request: Request): Promise<ReturnType<typeof refusalOf>> {
  const isJson = request.headers.get('content-type')?.startsWith('application/json') ?? false
  if (!isJson || request.method === 'GET' || request.method === 'HEAD') return null
  // Payload would make an address of what stands in it, which nobody has looked at.
  if (overrideOf(request) === 'GET') return { status: 400, message: 'A question is no JSON.' }
  const text = (await request.clone().text()).trimStart()
  return text === '' || text.startsWith('{') ? null : { status: 400, message: 'The body is no JSON object.' }
}

const overrideOf = ({ headers }: Request) =>
  [headers.get('x-payload-http-method-override'), headers.get('x-http-method-override')].find((name) => name === 'GET')

/** The admin interface asks long questions as a POST with the query in its body; we look at them like at any other. */
async function asQuestion(request: Request): Promise<Request> {
  const { headers } = request
  const isForm = headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') ?? false
  if (request.method !== 'POST' || overrideOf(request) !== 'GET' || !isForm) return request
  const kept = new Headers(headers)
  for (const name of ['content-type', 'content-length', 'x-payload-http-method-override', 'x-http-method-override']) {
    kept.delete(name)
  }
  return new Request(`${request.url}?${await request.text()}`, { headers: kept })
}
