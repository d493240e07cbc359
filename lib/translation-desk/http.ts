// The desk's interface at /api/desk, as a function from request to response. JSON in, JSON out.
import { createPayloadRequest, type PayloadRequest, type SanitizedConfig } from 'payload'
import { z } from 'zod'
import { greatestId } from '#lib/content/ids.ts'
import { pool } from '#lib/database/pool.ts'
import { translationLocales } from '#lib/locales.ts'
import { interfaceLanguage } from '#lib/newsroom/admin/labels.ts'
import { type Refusal, refusalIn, unsavedSentence } from '#lib/newsroom/api/errors.ts'
import { answeredThroughOutages } from '#lib/newsroom/api/outage.ts'
import { refusalOf } from '#lib/newsroom/api/refusal.ts'
import { actAs } from '#lib/newsroom/audit/acting.ts'
import { sentenceOf } from '#lib/translation/checks/index.ts'
import { changeSchema, changeTranslation } from './change/change.ts'
import { maxStories, requestStoryTranslations } from './change/request.ts'
import { badRequest, DeskError, forbidden, notFound } from './desk-error.ts'
import { locale, parseQuery } from './read/query.ts'
import { readSheet } from './read/sheet.ts'
import { readDesk, readStory } from './read/stories.ts'
import { readSummary } from './read/summary.ts'
import { readUsage } from './read/usage.ts'
import { deskTexts } from './texts.ts'
import { type Viewer, viewerOf } from './viewer.ts'

const id = z.coerce.number().int().min(1).max(greatestId)
const wish = z.object({
  stories: z.array(z.number().int().min(1).max(greatestId)).min(1).max(maxStories),
  locales: z.array(locale).max(translationLocales.length).default([]),
})

/**
 * Answers a request to `/api/desk/…`:
 *
 * - `GET stories` (see `DeskQuery`), `GET stories/{id}`, `GET stories/{id}/{locale}`, `GET summary`, `GET usage`
 * - `POST requests` with `{stories, locales}`; `POST stories/{id}/{locale}` with a change (see change.ts)
 *
 * Errors are `{message}`, a sentence in the language of the admin interface.
 */
export async function handleDeskRequest(config: Promise<SanitizedConfig>, received: Request): Promise<Response> {
  const refusal = refusalOf(received)
  if (refusal) return answer(refusal.status, { message: refusal.message })
  return answeredThroughOutages(config, received, () => answerViewer(config, received))
}

async function answerViewer(config: Promise<SanitizedConfig>, received: Request): Promise<Response> {
  const req = await createPayloadRequest({ config, request: received })
  actAs(req, { way: 'desk' })
  const { errors } = deskTexts(req)
  const viewer = viewerOf(req)
  if (!viewer) return answer(401, { message: errors.signedOut })
  try {
    return answer(200, await answerFor(req, viewer, received))
  } catch (error) {
    if (error instanceof DeskError) {
      const { choose, status, warning } = error
      const more = warning ? ` ${sentenceOf(warning, interfaceLanguage(req.i18n.language))}` : ''
      return answer(status, { message: choose(errors) + more })
    }
    const unsaved = unsavedSentence(error, req)
    if (unsaved !== null) return answer(503, { message: unsaved })
    // What the newsroom refuses is said in its own words.
    const refusal = refusalIn(error)
    if (refusal && refusal.status < 500) return answer(refusal.status, { message: sentenceIn(refusal) })
    req.payload.logger.error({ err: error, msg: `desk: ${received.method} ${new URL(received.url).pathname}` })
    return answer(500, { message: errors.failed })
  }
}

async function answerFor(req: PayloadRequest, viewer: Viewer, request: Request): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url)
  const [subject, story, language, ...more] = pathname.replace(/^\/api\/desk\/?/, '').split('/')
  if (more.length > 0) throw notFound()
  if (request.method === 'POST') {
    const body = await bodyOf(request)
    if (subject === 'requests' && story === undefined) {
      const { stories, locales } = parsed(wish, body)
      return { asked: await requestStoryTranslations(req, viewer, { stories, locales }) }
    }
    if (subject !== 'stories' || language === undefined) throw notFound()
    const of = { article: parsed(id, story), locale: parsed(locale, language) }
    await changeTranslation(req, viewer, of, parsed(changeSchema, body))
    return readSheet(pool(), req, viewer, of)
  }
  if (request.method !== 'GET') throw notFound()
  if (subject === 'summary' && story === undefined) {
    return readSummary(pool(), viewer, parseQuery(Object.fromEntries(searchParams)).locale, process.env)
  }
  if (subject === 'usage' && story === undefined) {
    if (!viewer.seesCosts) throw forbidden()
    return readUsage(pool())
  }
  if (subject !== 'stories') throw notFound()
  if (story === undefined) return readDesk(pool(), viewer, parseQuery(Object.fromEntries(searchParams)))
  if (language !== undefined) {
    return readSheet(pool(), req, viewer, { article: parsed(id, story), locale: parsed(locale, language) })
  }
  const cells = await readStory(pool(), viewer, parsed(id, story))
  if (!cells) throw notFound()
  return { now: new Date().toISOString(), ...cells }
}

function parsed<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const read = schema.safeParse(given)
  if (!read.success) throw badRequest()
  return read.data
}

async function bodyOf(request: Request): Promise<unknown> {
  if (!request.headers.get('content-type')?.startsWith('application/json')) throw badRequest()
  return request.json().catch(() => {
    throw badRequest()
  })
}

/** Payload names fields beside its sentence; the field's own is the one that says what to do. */
function sentenceIn(error: Refusal): string {
  const found = z.object({ errors: z.array(z.object({ message: z.string() })).min(1) }).safeParse(error.data)
  return found.success ? found.data.errors.map(({ message }) => message).join(' ') : error.message
}

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })
