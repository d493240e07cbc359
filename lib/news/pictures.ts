import type { Locale } from '#lib/locales.ts'
import { localized, named, type Texts } from './localized.ts'
import { query } from './query.ts'
import type { Picture } from './types.ts'

type MediaRow = {
  id: number
  hash: string
  colour: string | null
  width: string
  height: string
  focal_x: string | null
  focal_y: string | null
  credit: string | null
  alt: Texts
  caption: Texts
}

const mediaQuery = `
  select m.id, m.hash, m.colour, m.width, m.height, m.focal_x, m.focal_y, m.credit,
    (select jsonb_object_agg(l._locale, l.alt) from media_locales l where l._parent_id = m.id) as alt,
    (select jsonb_object_agg(l._locale, l.caption) from media_locales l where l._parent_id = m.id) as caption
  from media m where m.id = any($1) and m.hash is not null and m.width > 0 and m.height > 0`

function picture(row: MediaRow, locale: Locale): Picture {
  return {
    src: `/media/${row.hash}`,
    width: Number(row.width),
    height: Number(row.height),
    colour: row.colour ?? '#888888',
    focus: { x: Number(row.focal_x ?? 50), y: Number(row.focal_y ?? 50) },
    alt: named(row.alt, locale, ''),
    caption: localized(row.caption, locale),
    credit: row.credit,
  }
}

/** The pictures with these ids, for an edition; ids without a usable picture are left out. No query for no ids. */
export async function picturesById(ids: Iterable<number | null>, locale: Locale): Promise<Map<number, Picture>> {
  const wanted = [...new Set(ids)].filter((id): id is number => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await query<MediaRow>('pictures', mediaQuery, [wanted])
  return new Map(rows.map((row) => [row.id, picture(row, locale)]))
}
