// New stories and translations as rows, written at once: Payload's own way takes some sixty statements for a story in
// six languages and half the machine (docs/decisions). The rules are the newsroom's own functions; a test compares these
// rows with those that Payload writes.
import { randomBytes } from 'node:crypto'
import { sql } from '@payloadcms/db-postgres'
import { markedPublished } from '#lib/content/sql.ts'
import { storySlug } from '#lib/content/story-slug.ts'
import { originalLocale } from '#lib/locales.ts'
import { segmentHashes } from '#lib/segments/index.ts'
import { creation, record } from '../audit/record.ts'
import { logChange } from '../changes/log.ts'
import { articleTags, translationTags } from '../changes/rules.ts'
import type { Article, Translation } from '../payload-types.ts'
import type { Transaction } from './transaction.ts'

/** A story as it is written; what hooks derive is derived. */
export type ArticleData = Omit<
  Article,
  'id' | 'createdAt' | 'updatedAt' | 'createdBy' | 'translations' | 'segmentHashes' | 'slug'
>

/** What translations need to know of their original. */
export type SavedArticle = Pick<Article, 'id' | 'headline' | '_status' | 'segmentHashes'>

/** A translation that does not exist yet. */
export type NewTranslation = Omit<Translation, 'id' | 'createdAt' | 'updatedAt' | 'createdBy' | 'slug' | 'state'>

/** Makes a story: its row, its first version, and the entry in the change log. */
export async function insertArticle({ rows, req }: Transaction, data: ArticleData): Promise<SavedArticle> {
  const given = {
    ...data,
    corrections: withIds(data.corrections ?? []),
    slug: storySlug(originalLocale, { own: data.headline }),
    hashes: segmentHashes(data),
  }
  const [made] = await rows<{ id: number }>(sql`
    WITH given AS (
      SELECT * FROM jsonb_to_record(${JSON.stringify(given)}::jsonb) AS r(
        headline varchar, standfirst varchar, body jsonb, place varchar, hero integer, section integer, kind text,
        "publishedAt" timestamptz, "revisedAt" timestamptz, slug varchar, ref varchar, hashes jsonb, _status text,
        topics jsonb, authors jsonb, corrections jsonb)
    ), made AS (
      INSERT INTO articles (headline, standfirst, body, place, hero_id, section_id, kind, published_at, revised_at, slug,
                            ref, segment_hashes, _status)
      SELECT headline, standfirst, body, place, hero, section, kind::enum_articles_kind, "publishedAt", "revisedAt", slug,
             ref, hashes, _status::enum_articles_status FROM given
      RETURNING *
    ), first AS (
      INSERT INTO _articles_v (parent_id, version_headline, version_standfirst, version_body, version_place,
        version_hero_id, version_section_id, version_kind, version_published_at, version_revised_at, version_slug,
        version_ref, version_segment_hashes, version__status, version_created_at, version_updated_at, latest, autosave)
      SELECT id, headline, standfirst, body, place, hero_id, section_id, kind::text::enum__articles_v_version_kind,
             published_at, revised_at, slug, ref, segment_hashes, _status::text::enum__articles_v_version_status,
             created_at, updated_at, true, false FROM made
      RETURNING id
    ), related AS (
      SELECT 'topics' AS path, rank, id::integer AS topic, NULL::integer AS author
        FROM given, jsonb_array_elements(topics) WITH ORDINALITY AS list(id, rank)
      UNION ALL
      SELECT 'authors', rank, NULL, id::integer FROM given, jsonb_array_elements(authors) WITH ORDINALITY AS list(id, rank)
    ), corrected AS (
      SELECT rank, (entry->>'at')::timestamptz AS at, entry->>'text' AS text, entry->>'id' AS id
        FROM given, jsonb_array_elements(corrections) WITH ORDINALITY AS list(entry, rank)
    ), article_related AS (
      INSERT INTO articles_rels (parent_id, path, "order", topics_id, authors_id)
      SELECT made.id, path, related.rank, topic, author FROM made, related
    ), version_related AS (
      INSERT INTO _articles_v_rels (parent_id, path, "order", topics_id, authors_id)
      SELECT first.id, 'version.' || path, related.rank, topic, author FROM first, related
    ), article_corrected AS (
      INSERT INTO articles_corrections (_order, _parent_id, id, at, text)
      SELECT corrected.rank, made.id, corrected.id, at, text FROM made, corrected
    ), version_corrected AS (
      INSERT INTO _articles_v_version_corrections (_order, _parent_id, at, text, _uuid)
      SELECT corrected.rank, first.id, at, text, corrected.id FROM first, corrected
    )
    SELECT id FROM made`)
  if (!made) throw new Error('the story was not made')
  const { id } = made
  const state = {
    id,
    published: data._status === 'published',
    stamp: 'new',
    publishedAt: data.publishedAt ?? null,
    section: Number(data.section),
    topics: (data.topics ?? []).map(Number),
    authors: (data.authors ?? []).map(Number),
  }
  await logChange(req, articleTags(null, state))
  await record(req, {
    ...creation(state.published),
    ...{ collection: 'articles', document: id, version: 'newest' },
  })
  return { id, headline: data.headline, _status: data._status ?? null, segmentHashes: given.hashes }
}

/** Makes translations of one story: their rows, first versions, and one entry in the change log. */
export async function insertTranslations(
  transaction: Transaction,
  article: SavedArticle,
  translations: readonly NewTranslation[],
): Promise<void> {
  if (translations.length === 0) return
  const english = await englishHeadline(transaction, article.id, translations)
  const given = translations.map((text) => ({
    ...text,
    corrections: withIds(text.corrections ?? []),
    slug: storySlug(text.locale, {
      own: text.headline,
      original: article.headline,
      ...(english === undefined ? {} : { english }),
    }),
  }))
  const made = await transaction.rows<{ id: number; published: boolean }>(sql`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS r(
        article integer, locale text, headline varchar, standfirst varchar, body jsonb, place varchar, slug varchar,
        origin text, "reviewedRole" varchar, "reviewedAt" timestamptz, "sourceHashes" jsonb, segments jsonb, _status text,
        corrections jsonb)
    ), made AS (
      INSERT INTO translations (article_id, locale, headline, standfirst, body, place, slug, origin, reviewed_role,
                                reviewed_at, source_hashes, segments, _status)
      SELECT article, locale::enum_translations_locale, headline, standfirst, body, place, slug,
             origin::enum_translations_origin, "reviewedRole", "reviewedAt", "sourceHashes", segments,
             _status::enum_translations_status FROM given
      RETURNING *
    ), first AS (
      INSERT INTO _translations_v (parent_id, version_article_id, version_locale, version_headline, version_standfirst,
        version_body, version_place, version_slug, version_origin, version_reviewed_role, version_reviewed_at,
        version_source_hashes, version_segments, version__status, version_created_at, version_updated_at, latest, autosave)
      SELECT id, article_id, locale::text::enum__translations_v_version_locale, headline, standfirst, body, place, slug,
             origin::text::enum__translations_v_version_origin, reviewed_role, reviewed_at, source_hashes, segments,
             _status::text::enum__translations_v_version_status, created_at, updated_at, true, false FROM made
      RETURNING id, parent_id
    ), corrected AS (
      SELECT made.id AS translation, first.id AS version, list.rank, entry->>'text' AS text, entry->>'id' AS id
        FROM given
        JOIN made ON made.locale::text = given.locale
        JOIN first ON first.parent_id = made.id,
             jsonb_array_elements(given.corrections) WITH ORDINALITY AS list(entry, rank)
    ), translation_corrected AS (
      INSERT INTO translations_corrections (_order, _parent_id, id, text)
      SELECT rank, translation, id, text FROM corrected
    ), version_corrected AS (
      INSERT INTO _translations_v_version_corrections (_order, _parent_id, text, _uuid)
      SELECT rank, version, text, id FROM corrected
    )
    SELECT id, ${sql.raw(markedPublished('made'))} AS published FROM made`)
  const entries = made.map(({ id, published }) => ({
    ...creation(published),
    ...{ collection: 'translations', document: id, version: 'newest' as const },
  }))
  await record(transaction.req, ...entries)
  const tags = translations.flatMap(({ locale, _status }) => {
    const live = _status === 'published' && article._status === 'published'
    return translationTags(null, { article: article.id, locale, live, stamp: 'new' })
  })
  await logChange(transaction.req, [...new Set(tags)])
}

/** The English headline gives its address to editions that are not written in Latin letters. */
async function englishHeadline({ rows }: Transaction, article: number, translations: readonly NewTranslation[]) {
  const given = translations.find(({ locale }) => locale === 'en')
  if (given) return given.headline
  const [stored] = await rows<{ headline: string }>(sql`
    SELECT headline FROM translations WHERE article_id = ${article} AND locale = 'en'`)
  return stored?.headline
}

/** Rows of an array have ids of 24 hexadecimal digits in Payload. */
function withIds<Row extends object>(list: readonly Row[]): (Row & { id: string })[] {
  return list.map((row) => ({ ...row, id: randomBytes(12).toString('hex') }))
}
