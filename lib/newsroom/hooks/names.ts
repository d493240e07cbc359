// Names and addresses of sections, topics, authors and pages.

import { sql } from 'drizzle-orm'
import type { CollectionBeforeValidateHook, PayloadRequest } from 'payload'
import { originalLocale } from '#lib/locales.ts'
import { query } from '../sql.ts'
import { refuseFields } from './refuse.ts'

/**
 * Texts are written in Indonesian first: other languages fall back to it. Refuses a new document that is begun in
 * another one.
 *
 * @param path the field at which to say so
 */
export function originalFirst(path: string): CollectionBeforeValidateHook {
  return ({ collection, data, operation, req }) => {
    const isOther = req.locale && req.locale !== originalLocale && req.locale !== 'all'
    if (operation === 'create' && isOther) {
      refuseFields(req, collection.slug, [{ path, message: ({ errors }) => errors.originalFirst }])
    }
    return data
  }
}

/**
 * Refuses a section's address that another section has in the same edition, be it its own or, where it has none there,
 * its Indonesian one.
 */
export const refuseTakenAddress: CollectionBeforeValidateHook = async ({ collection, data, originalDoc, req }) => {
  const slug = data?.slug
  const isOne = typeof slug === 'string' && req.locale && req.locale !== 'all'
  if (isOne && (await isTaken(req, slug, req.locale ?? originalLocale, originalDoc?.id ?? 0))) {
    refuseFields(req, collection.slug, [{ path: 'slug', message: ({ errors }) => errors.slugTaken }])
  }
  return data
}

async function isTaken(req: PayloadRequest, slug: string, locale: string, self: number): Promise<boolean> {
  const rows = await query(
    req,
    // An Indonesian address is this section's in every edition that has none of its own.
    sql`SELECT 1 FROM sections s
          JOIN sections_locales here ON here._parent_id = s.id
         WHERE s.id <> ${self} AND here.slug = ${slug}
           AND (here._locale::text = ${locale} OR ${locale} = ${originalLocale} OR
                (here._locale::text = ${originalLocale} AND NOT EXISTS (
                  SELECT FROM sections_locales own WHERE own._parent_id = s.id AND own._locale::text = ${locale})))
         LIMIT 1`,
  )
  return rows.length > 0
}
