// What is about to happen, in sentences, before somebody moves documents.
import { sql } from 'drizzle-orm'
import type { PayloadRequest } from 'payload'
import { kept, published } from '#lib/content/sql.ts'
import { formatShort } from '#lib/i18n/dates.ts'
import { editions } from '#lib/locales.ts'
import { settings } from '#lib/runtime/settings.ts'
import { interfaceLanguage, textsIn } from '../admin/labels.ts'
import { isHeldCollection } from '../editing/holds.ts'
import { waiting } from '../schedule/schedule.ts'
import { siteZone } from '../site-zone.ts'
import { query } from '../sql.ts'
import type { Act } from './acts.ts'
import type { Trashable } from './collections.ts'
import { linesOfPublishing } from './publishing.ts'

export type Explanation = {
  readonly heading: string
  readonly lines: readonly string[]
  /** What the button says that does it. */
  readonly confirm: string
  /** What has to be typed first; null: nothing. */
  readonly number: number | null
  readonly numberLabel: string
  /** Whether a note for readers can come with it, and what is asked. */
  readonly note: { readonly label: string; readonly help: string } | null
}

type StoryRow = {
  live: boolean
  at: Date | string | null
  reads: number
  translations: number
  front: boolean
  noted: boolean
  scheduled: boolean
  zone: string | null
}

/** Of one story: what readers have of it today. */
async function linesOfStory(req: PayloadRequest, id: number): Promise<string[]> {
  const language = interfaceLanguage(req.i18n.language)
  const { trash } = textsIn(language)
  const [row] = await query<StoryRow>(
    req,
    sql`WITH zone AS (SELECT ${sql.raw(siteZone)} AS name)
        SELECT ${sql.raw(published('a'))} AS live, a.published_at AS at, zone.name AS zone,
               (SELECT coalesce(sum(n), 0)::int FROM reads r WHERE r.article_id = a.id
                  AND r.at >= date_trunc('day', now() AT TIME ZONE zone.name) AT TIME ZONE zone.name) AS reads,
               (SELECT count(*)::int FROM translations t WHERE t.article_id = a.id AND ${sql.raw(kept('t'))}) AS translations,
               EXISTS (SELECT FROM front_rels f WHERE f.articles_id = a.id AND f.path = 'ranked') AS front,
               EXISTS (SELECT FROM withdrawal_notes w WHERE w.article_id = a.id) AS noted,
               EXISTS (SELECT FROM payload_jobs WHERE ${sql.raw(waiting)}
                  AND input->'doc'->>'relationTo' = 'articles' AND input->'doc'->>'value' = a.id::text) AS scheduled
          FROM articles a, zone WHERE a.id = ${id}`,
  )
  if (!row) return []
  const number = new Intl.NumberFormat(editions[language].formatTag)
  const at = row.at ? formatShort(language, row.zone ?? 'Asia/Jakarta', new Date(row.at)) : ''
  return [
    row.live ? trash.publishedSince(at, number.format(row.reads)) : trash.draft,
    ...(row.translations > 0 ? [trash.translationsAlong(number.format(row.translations))] : []),
    ...(row.live ? [row.noted ? trash.readersNote : trash.readers404] : []),
    ...(row.front ? [trash.onFront] : []),
    ...(row.scheduled ? [trash.scheduled] : []),
  ]
}

/**
 * Says what an act does to documents.
 *
 * @param count how many there are
 */
export async function explain(
  req: PayloadRequest,
  collection: Trashable,
  act: Act,
  ids: readonly number[],
  count: number,
): Promise<Explanation> {
  const language = interfaceLanguage(req.i18n.language)
  const { trash } = textsIn(language)
  const number = new Intl.NumberFormat(editions[language].formatTag).format(count)
  const isGone = act === 'deleteForGood' || act === 'empty'
  const [only] = ids
  const about =
    count === 1 && collection === 'articles' && only !== undefined && (act === 'discard' || act === 'unpublish')
  const lines = about ? await linesOfStory(req, only) : []
  const goesOut = act === 'publish' && isHeldCollection(collection) ? await linesOfPublishing(req, collection, ids) : []
  const isPublic = !about && act === 'discard' && collection !== 'articles' && collection !== 'media'
  return {
    heading: count === 1 ? trash.acts[act] : `${trash.acts[act]} (${number})`,
    lines: [
      ...lines,
      ...goesOut,
      ...(isPublic ? [trash.readersGone] : []),
      ...(act === 'discard' ? [trash.days(settings().trashDays)] : []),
      ...(act === 'restore' ? [trash.asItWas] : []),
      ...(isGone ? [trash.forGood] : []),
    ],
    confirm: trash.acts[act],
    number: count > 1 || act === 'empty' ? count : null,
    numberLabel: trash.typeCount(number),
    note: about && lines.length > 0 ? { label: trash.note, help: trash.noteHelp } : null,
  }
}
