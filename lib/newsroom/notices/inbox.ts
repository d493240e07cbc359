// The notices of a person, as they are read in the newsroom.
import { addDataAndFileToRequest, type Endpoint, type PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Queryable } from '#lib/database/queryable.ts'
import type { Locale } from '#lib/locales.ts'
import { staffOf } from '../access/roles.ts'
import { interfaceLanguage } from '../admin/labels.ts'
import { connectionOf } from '../sql.ts'
import { type NoticeRow, noticeColumns, sentenceOf } from './sentences.ts'

/** As many as are shown. */
const most = 50

/** A notice in the language of the admin interface. */
export type ShownNotice = {
  readonly id: number
  readonly text: string
  /** The document's name, as far as this person may read it. */
  readonly title: string | null
  /** Where the document is. */
  readonly path: string
  /** ISO 8601. */
  readonly at: string
  readonly unread: boolean
}

const languageOf = (req: PayloadRequest): Locale => interfaceLanguage(req.i18n.language)

async function unreadOf(db: Queryable, user: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM notices WHERE user_id = $1 AND read_at IS NULL',
    [user],
  )
  return rows[0]?.count ?? 0
}

/** The newest notices of whoever asks. A document's name is asked for by its rules of access: a notice opens nothing. */
async function noticesOf(req: PayloadRequest, db: Queryable, user: number): Promise<ShownNotice[]> {
  const language = languageOf(req)
  const { rows } = await db.query<NoticeRow & { unread: boolean }>(
    `SELECT ${noticeColumns}, n.read_at IS NULL AS unread FROM notices n LEFT JOIN users u ON u.id = n.actor_id
      WHERE n.user_id = $1 ORDER BY n.id DESC LIMIT ${most}`,
    [user],
  )
  const documents = new Map(rows.map(({ relation, document_id: id }) => [`${relation}/${id}`, { relation, id }]))
  const titles = new Map<string, string | null>()
  for (const [name, { relation: collection, id }] of documents) {
    const found = await req.payload.findByID({
      ...{ collection, id, draft: true, depth: 0, disableErrors: true, overrideAccess: false },
      select: { headline: true },
      req,
    })
    titles.set(name, found?.headline ?? null)
  }
  const { admin } = req.payload.config.routes
  return rows.map((row) => {
    const name = `${row.relation}/${row.document_id}`
    return {
      id: Number(row.id),
      text: sentenceOf(row, language),
      title: titles.get(name) ?? null,
      path: `${admin}/collections/${name}`,
      at: row.at.toISOString(),
      unread: row.unread,
    }
  })
}

/** In which language mail to a person is written: that of the admin interface as they last had it. */
async function rememberLanguage(db: Queryable, user: number, language: Locale): Promise<void> {
  await db.query(
    `INSERT INTO notice_readers (user_id, language) VALUES ($1, $2)
     ON CONFLICT (user_id) DO UPDATE SET language = excluded.language
      WHERE notice_readers.language <> excluded.language`,
    [user, language],
  )
}

const change = z.strictObject({ read: z.union([z.literal('all'), z.number().int()]) })

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'private, no-store' } })

async function handle(req: PayloadRequest): Promise<Response> {
  const user = staffOf(req)?.id
  if (user === undefined) return answer(401, {})
  const db = await connectionOf(req)
  if (req.method === 'POST') {
    await addDataAndFileToRequest(req)
    const { data } = change.safeParse(req.data)
    if (!data) return answer(400, {})
    await db.query(
      'UPDATE notices SET read_at = now() WHERE user_id = $1 AND read_at IS NULL AND ($2::bigint IS NULL OR id = $2)',
      [user, data.read === 'all' ? null : data.read],
    )
  }
  const isOpen = req.method === 'POST' || req.searchParams.has('list')
  if (isOpen) await rememberLanguage(db, user, languageOf(req))
  const unread = await unreadOf(db, user)
  return answer(200, isOpen ? { unread, notices: await noticesOf(req, db, user) } : { unread })
}

/**
 * `GET /api/notices`: how many are unread; with `?list`, the newest, too. `POST` with `{read}`, the id of one or "all":
 * marks them as read. One's own only.
 */
export const noticeEndpoints: Endpoint[] = [
  { path: '/notices', method: 'get', handler: handle },
  { path: '/notices', method: 'post', handler: handle },
]
