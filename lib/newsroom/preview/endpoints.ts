// `GET /api/articles/{id}/preview-links`: the open links to a story. `POST` with `{note, days}` gives one, and its key this
// once; with `{revoke}` takes one back.
import { addDataAndFileToRequest, docAccessOperation, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import { isId } from '#lib/content/ids.ts'
import { previewLinkDays } from '#lib/content/limits.ts'
import { formatShort } from '#lib/i18n/dates.ts'
import { staffOf } from '../access/roles.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'
import { type Entry, record } from '../audit/record.ts'
import { readTimeZone } from '../site-zone.ts'
import { connectionOf } from '../sql.ts'
import { inRequestTransaction } from '../writing/request.ts'
import { createLink, linksOf, revokeLink } from './links.ts'

/** A link as it is shown beside its story, in the language of the admin interface. */
export type ShownLink = { readonly id: number; readonly note: string; readonly text: string }

const asked = z.union([
  z.strictObject({ note: z.string().trim().max(200), days: z.literal(previewLinkDays) }),
  z.strictObject({ revoke: z.number().int() }),
])

const languageOf = (req: PayloadRequest) => interfaceLanguage(req.i18n.language)

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

const refuse = (req: PayloadRequest, status: number, why: 'mayNotShare' | 'tooManyLinks' | 'badRequest') =>
  answer(status, { errors: [{ message: textsIn(languageOf(req)).errors[why] }] })

async function shown(req: PayloadRequest, article: number): Promise<ShownLink[]> {
  const db = await connectionOf(req)
  const language = languageOf(req)
  const { preview } = textsIn(language)
  const zone = await readTimeZone(db)
  const moment = (at: Date) => formatShort(language, zone, at)
  return (await linksOf(db, article)).map(({ id, note, by, expiresAt, openedAt }) => ({
    id,
    note,
    text: preview.link(by, moment(expiresAt), openedAt && moment(openedAt)),
  }))
}

/** Whoever may change a story may show it to others, and take that back. */
async function mayShare(req: PayloadRequest, id: number): Promise<boolean> {
  const collection = req.payload.collections.articles
  return Boolean((await docAccessOperation({ collection, id, req })).update)
}

/** What the audit log keeps of a link: never its key, nor whom it was given to. */
const entry = (action: 'previewLink' | 'previewLinkRevoked', document: number, detail: Entry['detail']): Entry => ({
  ...{ action, collection: 'articles', document, detail },
})

async function handle(req: PayloadRequest, changes: boolean): Promise<Response> {
  const article = Number(req.routeParams?.id)
  const user = staffOf(req)
  if (!user || !isId(article) || !(await mayShare(req, article))) return refuse(req, user ? 403 : 401, 'mayNotShare')
  if (!changes) return answer(200, { links: await shown(req, article) })
  await addDataAndFileToRequest(req)
  const { data: wish } = asked.safeParse(req.data)
  if (!wish) return refuse(req, 400, 'badRequest')
  if ('revoke' in wish) {
    await inRequestTransaction(req, async (db) => {
      const isRevoked = await revokeLink(db, article, wish.revoke)
      if (isRevoked) await record(req, entry('previewLinkRevoked', article, { link: wish.revoke }))
    })
    return answer(200, { links: await shown(req, article) })
  }
  const made = await inRequestTransaction(req, async (db) => {
    const link = await createLink(db, { article, by: user.id, ...wish })
    if (link) await record(req, entry('previewLink', article, { link: link.id, days: wish.days }))
    return link
  })
  if (!made) return refuse(req, 409, 'tooManyLinks')
  return answer(201, { key: made.key, links: await shown(req, article) })
}

const path = '/:id/preview-links'

export const previewEndpoints: Endpoint[] = [
  { path, method: 'get', handler: (req) => handle(req, false) },
  { path, method: 'post', handler: (req) => handle(req, true) },
]
