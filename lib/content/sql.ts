// SQL about Payload's tables that several rooms share, as text for their statements; each rule stands here and nowhere
// else (one-source.test.ts). Arguments are aliases of the caller's tables. In Drizzle: `sql.raw(published('a'))`.
import { originalLocale } from '#lib/locales.ts'

/**
 * Milliseconds by which the clocks of machines may differ: a story published "now" by one must be in the page that
 * another renders right after.
 */
export const clockSkew = 10_000

/** The moment up to which stories are readable. */
export const readableUntil = `now() + interval '${clockSkew / 1000} seconds'`

/** The row, of a collection with a trash, is not in it. */
export const kept = (row: string): string => `${row}.deleted_at IS NULL`

/** The row, of a collection with drafts, is published, or would be if it came out of the trash. */
export const markedPublished = (row: string): string => `${row}._status = 'published'`

/** The row, of a collection with drafts, is published: nothing is that is in the trash. */
export const published = (row: string): string => `(${markedPublished(row)} AND ${kept(row)})`

/**
 * The article is readable by the public: published, and its moment has come. Scheduled publishing is a change of status
 * made at its minute, and the change log hears of moments that come (lib/newsroom/schedule/arrivals.ts): no kept page goes stale.
 */
export const readable = (article: string): string =>
  `${published(article)} AND ${article}.published_at <= ${readableUntil}`

/** The rows of translations are those that readers may see of the article, in any edition. */
export const publishedTranslations = (translation: string, article: string): string =>
  `${translation}.article_id = ${article}.id AND ${published(translation)} AND ${translation}.locale IS NOT NULL`

/**
 * The row of translations is the one that readers may see of the article in one edition.
 *
 * @param locale an expression of the column's type: a literal, or `editionOf('$1')`
 */
export const publishedTranslation = (translation: string, article: string, locale: string): string =>
  `${translation}.article_id = ${article}.id AND ${published(translation)} AND ${translation}.locale = ${locale}`

/**
 * An edition that a parameter names, as a value of `translations.locale`, so that the index on (article, locale)
 * answers. NULL for the original's: no translation is into it.
 */
export const editionOf = (parameter: string): string =>
  `nullif(${parameter}::text, '${originalLocale}')::enum_translations_locale`

/** The version is of a document that is not in the trash. */
export const keptVersion = (version: string): string => `${version}.version_deleted_at IS NULL`

/** The newest version of a document, in a table of versions: a draft, or what is published. */
export const newestVersion = (version: string): string => `${version}.latest`

/** A published version of a document, in a table of versions. */
export const publishedVersion = (version: string): string => `${version}.version__status = 'published'`

/** The row was published, and somebody has taken it back from readers. */
export const takenBack = (row: string, versions: '_articles_v' | '_translations_v'): string =>
  `(NOT ${published(row)} AND EXISTS (SELECT FROM ${versions} w WHERE w.parent_id = ${row}.id AND ${publishedVersion('w')}))`

/**
 * Joins the newest text of translation `t`, draft or published: its version `v`, all NULL where there is none (rows
 * that were imported and never edited), and `newest` with what it says: of the version, else of the translation. One that is
 * in the trash counts as withdrawn: the machine leaves it alone.
 */
export const joinNewest = `
  LEFT JOIN LATERAL (
    SELECT * FROM _translations_v v WHERE v.parent_id = t.id AND ${newestVersion('v')}
     ORDER BY v.updated_at DESC, v.id DESC LIMIT 1
  ) v ON true
  LEFT JOIN LATERAL (
    SELECT coalesce(v.updated_at, t.updated_at) AS written_at,
           coalesce(v.version__status::text, t._status::text) AS status,
           coalesce(v.version_origin::text, t.origin::text) AS origin,
           coalesce(v.version_locked, t.locked) AS locked,
           coalesce(v.version_withdrawn, t.withdrawn, false) OR NOT ${kept('t')} AS withdrawn,
           CASE WHEN v.id IS NULL THEN t.reviewed_at ELSE v.version_reviewed_at END AS reviewed_at,
           CASE WHEN v.id IS NULL THEN t.reviewed_role ELSE v.version_reviewed_role END AS reviewed_role,
           CASE WHEN v.id IS NULL THEN t.reviewed_by_id ELSE v.version_reviewed_by_id END AS reviewed_by_id,
           CASE WHEN v.id IS NULL THEN t.segments ELSE v.version_segments END AS segments,
           CASE WHEN v.id IS NULL THEN t.source_hashes ELSE v.version_source_hashes END AS source_hashes
  ) newest ON true`

/**
 * Where the row stands in its table, as text: changes whenever the row is written, by anyone. For one transaction, or
 * two rows of one moment: it may come back later.
 */
export const rowStamp = (row: string): string => `${row}.ctid::text`

/**
 * Tells one state of a translation's newest text from another: changes whenever anyone saves it, as a draft too.
 *
 * @param version id of the newest version; null where there is none
 * @param writtenAt ISO 8601 in UTC, with milliseconds: as `isoMoment` writes it, or `toISOString`
 */
export const textStamp = (version: number | null, writtenAt: string): string => `${version ?? 0}:${writtenAt}`

/**
 * The translation is behind its article: made from something else than the article says now. The digests are made by
 * the database, of `source_hashes` and `segment_hashes` (migration "translation_desk"): hashes would have to be
 * unpacked, and no index could hold them.
 */
export const behind = (translation: string, article: string): string =>
  `${translation}.source_digest IS DISTINCT FROM ${article}.segment_digest`

/** The opposite of `behind`, as indexes know it. */
export const current = (translation: string, article: string): string =>
  `${translation}.source_digest IS NOT DISTINCT FROM ${article}.segment_digest`

/** As `behind`, of the hashes themselves: `sourceHashes` of a translation, `segmentHashes` of its article. */
export const isBehind = (sourceHashes: unknown, segmentHashes: unknown): boolean =>
  JSON.stringify(sourceHashes ?? null) !== JSON.stringify(segmentHashes ?? null)

/** Tables that hold the text of a story: how their columns begin, and where its corrections are. */
const textTables = {
  articles: { prefix: '', corrections: 'articles_corrections' },
  translations: { prefix: '', corrections: 'translations_corrections' },
  _articles_v: { prefix: 'version_', corrections: '_articles_v_version_corrections' },
  _translations_v: { prefix: 'version_', corrections: '_translations_v_version_corrections' },
} as const

/** The text of a row, as JSON of the form of `StoryText` (lib/segments). */
export function storyText(row: string, table: keyof typeof textTables): string {
  const { prefix, corrections } = textTables[table]
  const column = (name: string) => `'${name}', ${row}.${prefix}${name}`
  return `jsonb_build_object(${['headline', 'standfirst', 'place', 'body'].map(column).join(', ')},
    'corrections', (SELECT coalesce(jsonb_agg(jsonb_build_object('text', c.text) ORDER BY c._order), '[]')
      FROM ${corrections} c WHERE c._parent_id = ${row}.id))`
}

/** A moment as ISO 8601 in UTC, as `toISOString` writes it; or with all the microseconds that PostgreSQL keeps. */
export const isoMoment = (moment: string, digits: 'milliseconds' | 'microseconds' = 'milliseconds'): string =>
  `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.${digits === 'milliseconds' ? 'MS' : 'US'}"Z"')`

/** After so many half-lives nothing is left that a sum could tell; PostgreSQL's `power` fails from some 1,075 on. */
const mostHalfLives = 60

/**
 * How much of 1 is left after a time, halved every `days`: above 0 and at most 1, for every pair of moments that
 * PostgreSQL keeps, infinite ones included. The moments are subtracted as seconds: as an interval, their distance can
 * be out of range. A null moment gives null.
 *
 * @param one SQL of a `timestamptz`; which of the two is the later makes no difference
 * @param days the half-life, above 0
 */
export const decay = (one: string, other: string, days: number): string =>
  `power(0.5::float8, CASE WHEN ${one} = ${other} THEN 0 ELSE least(${mostHalfLives},
    abs(extract(epoch FROM ${one})::float8 - extract(epoch FROM ${other})::float8) / (86400 * ${days}::float8)) END)`
