// What is answered while the database is away: that it is, and never "you may not".
import { getRequestLanguage, parseCookies, type SanitizedConfig } from 'payload'
import { watchingForOutages } from '#lib/database/unreachable.ts'
import type { Locale } from '#lib/locales.ts'
import { textsIn } from '../admin/labels.ts'

/** Seconds after which asking again is worth while. */
const retryAfter = '2'

/**
 * Answers a request. A refusal during which the database was away is no refusal: whoever could not be looked up is told
 * apart from whoever is not there. It becomes 503, in the language of the admin interface.
 */
export function answeredThroughOutages(
  config: Promise<SanitizedConfig>,
  { headers }: Request,
  answer: () => Promise<Response>,
): Promise<Response> {
  return watchingForOutages(async (outage) => {
    const answered = await answer()
    if (!outage() || answered.status < 400 || answered.status === 503) return answered
    const language = getRequestLanguage({ config: await config, cookies: parseCookies(headers), headers }) as Locale
    const message = textsIn(language).errors.databaseAway
    return Response.json(
      { message, errors: [{ message }] },
      { status: 503, headers: { 'Retry-After': retryAfter, 'Cache-Control': 'no-store' } },
    )
  })
}
