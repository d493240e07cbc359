// The memory as TMX 1.4b, for other tools and other sites.
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isoMoment } from '#lib/content/sql.ts'
import type { Queryable } from '#lib/database/queryable.ts'
import { editions, originalLocale, type TranslationLocale } from '#lib/locales.ts'
import type { MemoryEntry } from '../store.ts'
import { tmxDate } from './dates.ts'
import { propertyNames, toolName } from './entries.ts'
import { escapeXml, serializeSegment } from './inline.ts'

/** Entries that are read at once; that many are held in memory. */
const pageSize = 500

type Row = MemoryEntry & { readonly hash: string }

/**
 * Writes the memory as it is at the start, in the order of its keys, one unit per entry, in constant memory; `out` is left
 * open. The same memory gives the same bytes.
 *
 * @param db in a transaction: it is read with a cursor
 * @param options.target only texts in this language
 * @throws what PostgreSQL or `out` say, and AbortError after `options.signal`
 */
export async function exportTmx(
  db: Queryable,
  out: Writable,
  options: { readonly target?: TranslationLocale | undefined; readonly signal?: AbortSignal } = {},
): Promise<void> {
  await pipeline(tmxOf(db, options.target ?? null), out, { end: false, signal: options.signal })
}

const language = (code: keyof typeof editions) => editions[code].tag

async function* tmxOf(db: Queryable, target: TranslationLocale | null): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
<header creationtool="${toolName}" creationtoolversion="1" segtype="block" o-tmf="${toolName}" adminlang="en" srclang="${language(originalLocale)}" datatype="unknown"/>
<body>
`
  // Not page by page from the last key on: without fresh statistics, PostgreSQL sorts the whole rest for each page.
  await db.query(
    `DECLARE memory_export NO SCROLL CURSOR FOR
      SELECT target, source_hash AS hash, origin, source, text, engine, article_id AS article,
             ${isoMoment('at', 'microseconds')} AS at
        FROM translation_memory
       WHERE source_locale = $1 AND ($2::text IS NULL OR target = $2)
       ORDER BY target, source_hash, origin`,
    [originalLocale, target],
  )
  for (;;) {
    const { rows } = await db.query<Row>(`FETCH ${pageSize} FROM memory_export`)
    if (rows.length === 0) break
    yield rows.map(unitXml).join('')
  }
  await db.query('CLOSE memory_export')
  yield '</body>\n</tmx>\n'
}

function unitXml({ target, hash, origin, source, text, engine, article, at }: Row): string {
  const property = (name: keyof typeof propertyNames, value: string | number | null) =>
    value === null ? '' : `<prop type="${propertyNames[name]}">${escapeXml(String(value))}</prop>\n`
  const variant = (code: keyof typeof editions, tagged: string, date = '') =>
    `<tuv xml:lang="${language(code)}"${date}><seg>${serializeSegment(tagged)}</seg></tuv>\n`
  return `<tu tuid="${target}-${hash}-${origin}">
${property('origin', origin)}${property('engine', engine)}${property('article', article)}${property('at', at)}${variant(
  originalLocale,
  source,
)}${variant(target, text, ` changedate="${tmxDate(at)}"`)}</tu>
`
}
