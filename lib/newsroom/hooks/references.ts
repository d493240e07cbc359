// References to documents that are not there any more: deleted for good while somebody had the form open.
import { sql } from 'drizzle-orm'
import type { FlattenedField, PayloadRequest } from 'payload'
import { mediaInBody } from '#lib/content/body/sql.ts'
import { isId } from '#lib/content/ids.ts'
import { query } from '../sql.ts'
import type { Fault } from './refuse.ts'

type Values = Readonly<Record<string, unknown>>

/** The id that a reference names; null: none that there can be. Programs send digits, too. */
const idOf = (value: unknown): number | null => {
  const id = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return isId(id) ? id : null
}

/** A reference that says nothing: an empty field of a form. */
const isNone = (value: unknown) => value === null || value === undefined || value === ''

/** Whether a value has the form of a reference, whether or not there is such a document. */
export const isReference = (value: unknown): boolean =>
  isNone(value) || Number.isInteger(typeof value === 'string' && value.trim() !== '' ? Number(value) : value)

/** Those of some documents that are there, which stay there until the transaction ends. */
async function present(req: PayloadRequest, collection: string, ids: readonly number[]): Promise<ReadonlySet<number>> {
  if (ids.length === 0) return new Set()
  const rows = await query<{ id: number }>(
    req,
    sql`SELECT id FROM ${sql.identifier(collection)} WHERE id IN (${sql.join([...ids], sql`, `)}) FOR KEY SHARE`,
  )
  return new Set(rows.map(({ id }) => id))
}

const gone = (path: string): Fault => ({ path, message: ({ errors }) => errors.gone })

/**
 * Finds the references of a document that lead nowhere.
 *
 * @returns the document without them, the very same where there are none; and a fault for each field that had one
 */
export async function withoutLost<Data>(
  req: PayloadRequest,
  fields: readonly FlattenedField[],
  data: Data,
): Promise<{ readonly data: Data; readonly faults: readonly Fault[] }> {
  const mended: Record<string, unknown> = {}
  for (const field of fields) {
    const value = (data as Values | undefined)?.[field.name]
    const isRelation = field.type === 'relationship' || field.type === 'upload'
    if (!isRelation || typeof field.relationTo !== 'string' || isNone(value)) continue
    const named = Array.isArray(value) ? value : [value]
    const ids = named.flatMap((one) => idOf(one) ?? [])
    const there = await present(req, field.relationTo, ids)
    const kept = named.filter((one) => there.has(idOf(one) ?? 0))
    if (kept.length < named.length) mended[field.name] = Array.isArray(value) ? kept : null
  }
  const names = Object.keys(mended)
  return { data: names.length > 0 ? { ...data, ...mended } : data, faults: names.map(gone) }
}

/** Faults of bodies that show a picture which is gone. A draft keeps it: it has a caption, and a place. */
export async function lostPictures(
  req: PayloadRequest,
  fields: readonly FlattenedField[],
  data: Values | undefined,
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  for (const { name, type } of fields) {
    const body = data?.[name]
    if (type !== 'richText' || isNone(body)) continue
    const found = await query<{ ids: unknown[] }>(
      req,
      sql`SELECT ${sql.raw(mediaInBody('b.body'))} AS ids FROM (SELECT ${JSON.stringify(body)}::jsonb AS body) b`,
    )
    const ids = new Set((found[0]?.ids ?? []).flatMap((id) => idOf(id) ?? []))
    if ((await present(req, 'media', [...ids])).size < ids.size) faults.push(gone(name))
  }
  return faults
}
