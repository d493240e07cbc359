// What publishing from a list puts before readers: the newest text, whoever wrote it. It is said beforehand, and nothing
// goes out that somebody may still be writing.
import type { PayloadRequest } from 'payload'
import { newestVersion, published } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { formatShort } from '#lib/i18n/dates.ts'
import { editions } from '#lib/locales.ts'
import { staffOf } from '../access/roles.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'
import { type HeldCollection, isHeldCollection, readHold } from '../editing/holds.ts'
import { readNewest } from '../editing/saves.ts'
import { refuse } from '../hooks/refuse.ts'
import { isToBePublished } from '../schedule/schedule.ts'
import { readTimeZone } from '../site-zone.ts'
import { connectionOf } from '../sql.ts'
import type { Trashable } from './collections.ts'

type Row = { id: number; headline: string; live: boolean; changed: boolean }

async function rowsOf(db: Queryable, collection: HeldCollection, ids: readonly number[]): Promise<Row[]> {
  const { rows } = await db.query<Row>(
    `SELECT d.id, coalesce(v.version_headline, d.headline, '') AS headline, ${published('d')} AS live,
            coalesce(v.version__status::text, d._status::text) IS DISTINCT FROM 'published' AS changed
       FROM ${collection} d LEFT JOIN _${collection}_v v ON v.parent_id = d.id AND ${newestVersion('v')}
      WHERE d.id = ANY($1) ORDER BY d.id`,
    [ids],
  )
  return rows
}

/** Documents that somebody other than whoever asks has open, and who that is. */
async function heldByOthers(req: PayloadRequest, db: Queryable, collection: HeldCollection, rows: readonly Row[]) {
  const held: { name: string; headline: string }[] = []
  for (const { id, headline } of rows) {
    const hold = await readHold(db, { collection, id })
    if (hold && hold.user !== staffOf(req)?.id) held.push({ name: hold.name, headline })
  }
  return held
}

/** Says what publishing documents puts before readers, since when it was written and by whom, and who is still at it. */
export async function linesOfPublishing(
  req: PayloadRequest,
  collection: HeldCollection,
  ids: readonly number[],
): Promise<string[]> {
  const language = interfaceLanguage(req.i18n.language)
  const { trash } = textsIn(language)
  const db = await connectionOf(req)
  const rows = await rowsOf(db, collection, ids)
  const held = (await heldByOthers(req, db, collection, rows)).map(({ name, headline }) => trash.heldBy(name, headline))
  const [only] = rows
  if (!only) return []
  if (rows.length > 1) {
    const changed = rows.filter((row) => row.changed).length
    return [trash.goOut(new Intl.NumberFormat(editions[language].formatTag).format(changed)), ...held]
  }
  const newest = await readNewest(db, { collection, id: only.id })
  const at = newest ? formatShort(language, await readTimeZone(db), new Date(newest.stamp)) : ''
  return [
    ...(only.live ? [] : [trash.draft]),
    only.changed ? trash.goesOut(at, newest?.by?.name ?? null) : trash.nothingNew,
    ...((await isToBePublished(db, { relationTo: collection, value: only.id })) ? [trash.overtakes] : []),
    ...held,
  ]
}

/**
 * Refuses to publish what somebody else has open: half a sentence of theirs may be the newest text.
 *
 * @throws with status 409, naming who
 */
async function refuseHeld(req: PayloadRequest, collection: HeldCollection, ids: readonly number[]): Promise<void> {
  const db = await connectionOf(req)
  const [held] = await heldByOthers(req, db, collection, await rowsOf(db, collection, ids))
  if (held) refuse(req, ({ trash }) => trash.heldBy(held.name, held.headline))
}

/**
 * Publishes documents, or takes them back from readers: each with its newest text, as the person who asks, by every rule.
 * Payload's own way for many would take the text that readers see for the newest.
 *
 * @param data with `_status`
 * @throws when one of them is refused; in a transaction of the request, then none is changed
 */
export async function changeEach(
  req: PayloadRequest,
  collection: Trashable,
  ids: readonly number[],
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (!isHeldCollection(collection)) refuse(req, ({ errors }) => errors.badRequest)
  if (data._status === 'published') await refuseHeld(req, collection, ids)
  for (const id of ids) {
    await req.payload.update({
      collection: collection as 'articles',
      id,
      data,
      depth: 0,
      overrideAccess: false,
      user: req.user,
      req,
    })
  }
}
