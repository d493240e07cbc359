import { mediaPath } from '#lib/content/paths.ts'
import { type Locale, originalLocale } from '#lib/locales.ts'
import { type LocalizedTexts, localized, localizedName } from './localized.ts'
import { query } from './query.ts'
import type { Picture } from './types.ts'

type MediaRow = {
  id: number
  hash: string
  colour: string | null
  // PostgreSQL's numeric comes as text.
  width: string
  height: string
  focal_x: string | null
  focal_y: string | null
  credit: string | null
  own_alt: string | null
  own_caption: string | null
  original_alt: string | null
  original_caption: string | null
}

const mediaQuery = `
  SELECT m.id, m.hash, m.colour, m.width, m.height, m.focal_x, m.focal_y, m.credit,
    own.alt AS own_alt, own.caption AS own_caption, original.alt AS original_alt, original.caption AS original_caption
  FROM media m
  LEFT JOIN media_locales own ON own._parent_id = m.id AND own._locale = $2::_locales
  LEFT JOIN media_locales original ON original._parent_id = m.id AND original._locale = '${originalLocale}'
  WHERE m.id = ANY($1::int[]) AND m.hash <> '' AND m.width > 0 AND m.height > 0`

/** Placeholder colour of pictures without one. */
const neutralColour = '#888888'

function picture(row: MediaRow, locale: Locale): Picture {
  const texts = (own: string | null, original: string | null): LocalizedTexts => ({
    [locale]: own,
    [originalLocale]: original,
  })
  return {
    src: mediaPath(row.hash),
    width: Number(row.width),
    height: Number(row.height),
    colour: row.colour ?? neutralColour,
    focus: { x: Number(row.focal_x ?? 50), y: Number(row.focal_y ?? 50) },
    alt: localizedName(texts(row.own_alt, row.original_alt), locale, ''),
    caption: localized(texts(row.own_caption, row.original_caption), locale),
    credit: row.credit?.trim() || null,
  }
}

/** Pictures that were looked up, by id; null without an id, or without a usable picture. */
export type PictureLookup = (id: number | null) => Picture | null

/**
 * Looks up all the pictures of a page at once, for an edition; no query for no ids. Adds no tags: a changed picture drops
 * the tags of the documents that use it.
 */
export async function picturesById(ids: Iterable<number | null>, locale: Locale): Promise<PictureLookup> {
  const wanted = [...new Set(ids)].filter((id) => id !== null)
  const rows = wanted.length > 0 ? await query<MediaRow>('pictures', mediaQuery, [wanted, locale]) : []
  const pictures = new Map(rows.map((row) => [row.id, picture(row, locale)]))
  return (id) => (id === null ? null : (pictures.get(id) ?? null))
}
