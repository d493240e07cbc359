// Links by which somebody without an account sees a story before it is published: each for one story, until a moment, and
// until somebody takes it back. The database keeps the key's digest: who reads the table can't open any.
import { createHash, randomBytes } from 'node:crypto'
import type { previewLinkDays } from '#lib/content/limits.ts'
import type { Queryable } from '#lib/database/queryable.ts'

/** As many open links as a story may have. */
const mostLinks = 50

/** A link, without its key: nobody gets that a second time. */
export type PreviewLink = {
  readonly id: number
  /** Whom it was given to, in the words of whoever gave it. */
  readonly note: string
  readonly by: string
  readonly expiresAt: Date
  readonly openedAt: Date | null
}

const digestOf = (key: string): Buffer => createHash('sha256').update(key).digest()

/** Keys are 32 bytes, in base64url. */
const isKey = (key: string): boolean => /^[\w-]{43}$/.test(key)

/** Condition on a link: it opens its story. Whoever gave it has an account that is not disabled. */
const open = `l.expires_at > now() AND l.revoked_at IS NULL
  AND EXISTS (SELECT FROM users giver WHERE giver.id = l.created_by_id AND giver.disabled IS NOT TRUE)`

/**
 * Makes a link to a story.
 *
 * @param days until it ends
 * @returns its id and key; null where the story has too many open ones
 */
export async function createLink(
  db: Queryable,
  { article, by, note, days }: { article: number; by: number; note: string; days: (typeof previewLinkDays)[number] },
): Promise<{ id: number; key: string } | null> {
  const key = randomBytes(32).toString('base64url')
  const { rows } = await db.query<{ id: number }>(
    `INSERT INTO preview_links (article_id, created_by_id, note, digest, expires_at)
     SELECT $1, $2, $3, $4, now() + make_interval(days => $5)
      WHERE (SELECT count(*) FROM preview_links l WHERE l.article_id = $1 AND ${open}) < ${mostLinks}
     RETURNING id`,
    [article, by, note, digestOf(key), days],
  )
  return rows[0] ? { id: rows[0].id, key } : null
}

/** The open links of a story, newest first. */
export async function linksOf(db: Queryable, article: number): Promise<PreviewLink[]> {
  const { rows } = await db.query<PreviewLink>(
    `SELECT l.id, l.note, u.name AS by, l.expires_at AS "expiresAt", l.opened_at AS "openedAt"
       FROM preview_links l JOIN users u ON u.id = l.created_by_id
      WHERE l.article_id = $1 AND ${open} ORDER BY l.id DESC`,
    [article],
  )
  return rows
}

/**
 * Takes a link back; whoever has it sees nothing from now on.
 *
 * @returns false where there is no such link, or it was taken back before
 */
export async function revokeLink(db: Queryable, article: number, id: number): Promise<boolean> {
  const { rows } = await db.query(
    'UPDATE preview_links SET revoked_at = now() WHERE id = $1 AND article_id = $2 AND revoked_at IS NULL RETURNING id',
    [id, article],
  )
  return rows.length > 0
}

/** Until when a key opens a story; null: it doesn't, or not any more. Remembers that it did. */
export async function openedUntil(db: Queryable, article: number, key: string): Promise<Date | null> {
  if (!isKey(key)) return null
  const { rows } = await db.query<{ until: Date }>(
    `UPDATE preview_links l SET opened_at = now()
      WHERE l.digest = $2 AND l.article_id = $1 AND ${open} RETURNING l.expires_at AS until`,
    [article, digestOf(key)],
  )
  return rows[0]?.until ?? null
}
