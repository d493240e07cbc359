// Fills an empty, migrated newsroom with as many stories as a benchmark wants: plain SQL, a few seconds for thousands.
// The same numbers give the same stories.
import type { Pool } from 'pg'
import { paragraphsBody } from '#lib/content/body/write.ts'
import { type Locale, locales, originalLocale, translationLocales } from '#lib/locales.ts'

export type LoadSize = {
  /** Published stories, each with a published text in every other language. */
  readonly stories: number
  /** Paragraphs of each body. */
  readonly paragraphs: number
}

const sections = ['world', 'politics', 'economy', 'technology', 'culture', 'sports']
const topics = 40
const authors = 30
const pictures = 200
/** The newest story's moment; each story is seven minutes older, and every tenth as old as the one before. */
const newest = '2026-11-01T00:00:00Z'

const original = 'Warga desa di pesisir menanam kembali bakau yang hilang sejak dua dasawarsa lalu. '
const sentences: Readonly<Partial<Record<Locale, string>>> = {
  id: original,
  en: 'Villagers on the coast are replanting the mangroves that were lost two decades ago. ',
  zh: '沿海村民正在重新种植二十年前消失的红树林。',
  ja: '沿岸の住民は、二十年前に失われたマングローブを植え直している。',
  ar: 'يعيد أهالي القرى الساحلية زراعة أشجار المانغروف التي فُقدت قبل عقدين. ',
  fr: 'Les habitants de la côte replantent les palétuviers disparus il y a vingt ans. ',
}

function body(locale: Locale, paragraphs: number): string {
  const texts = Array.from(
    { length: paragraphs },
    (_, index) => `${index + 1}. ${(sentences[locale] ?? original).repeat(5)}`,
  )
  return JSON.stringify(paragraphsBody(texts))
}

/**
 * Inserts sections, topics, authors, pictures, stories, translations and a ranking, and lets PostgreSQL analyse them.
 * @throws when the tables are not there, or not empty
 */
export async function loadStories(pool: Pool, { stories, paragraphs }: LoadSize): Promise<void> {
  await pool.query(
    `WITH s AS (INSERT INTO sections (key, "order") SELECT key, n FROM unnest($1::text[]) WITH ORDINALITY x(key, n) RETURNING id, key)
     INSERT INTO sections_locales (_parent_id, _locale, name, slug)
       SELECT s.id, l::_locales, s.key || ' ' || l, s.key FROM s, unnest($2::text[]) l`,
    [sections, locales],
  )
  await pool.query(
    `WITH t AS (INSERT INTO topics (slug) SELECT 'topic-' || n FROM generate_series(1, $1) n RETURNING id, slug)
     INSERT INTO topics_locales (_parent_id, _locale, name) SELECT t.id, l::_locales, t.slug || ' ' || l FROM t, unnest($2::text[]) l`,
    [topics, locales],
  )
  await pool.query(
    `INSERT INTO authors (name, slug) SELECT 'Author ' || n, 'author-' || n FROM generate_series(1, $1) n`,
    [authors],
  )
  await pool.query(
    `WITH m AS (INSERT INTO media (hash, colour, width, height, filename)
       SELECT substr(md5(n::text), 1, 20), '#886644', 1600, 1000, n || '.jpg' FROM generate_series(1, $1) n RETURNING id)
     INSERT INTO media_locales (_parent_id, _locale, alt, caption)
       SELECT m.id, l::_locales, 'Alt ' || l, 'Caption ' || l FROM m, unnest($2::text[]) l`,
    [pictures, locales],
  )
  await pool.query(
    `INSERT INTO articles (headline, standfirst, body, place, hero_id, section_id, published_at, slug, ref, segment_hashes, _status)
     SELECT 'Judul berita nomor ' || n, 'Ringkasan berita nomor ' || n, $2::jsonb, 'Jakarta',
       CASE WHEN n % 5 > 0 THEN 1 + n % ${pictures} END, 1 + n * 7 % ${sections.length},
       $3::timestamptz - (n - (n % 10 = 0)::int) * interval '7 minutes', 'judul-berita-nomor-' || n, 'load:' || n,
       jsonb_build_array(md5(n::text)), 'published'
     FROM generate_series(1, $1) n`,
    [stories, body(originalLocale, paragraphs), newest],
  )
  // A few topics and authors have most of the stories, as in any newsroom.
  await pool.query(
    `INSERT INTO articles_rels ("order", parent_id, path, topics_id, authors_id)
     SELECT r.n, a.id, r.path, r.topic, r.author FROM articles a CROSS JOIN LATERAL (VALUES
       (1, 'topics', 1 + a.id % 3, NULL), (2, 'topics', 4 + a.id % ${topics - 3}, NULL),
       (1, 'authors', NULL, 1 + (a.id * 31) % 2 * (a.id % ${authors}))) r(n, path, topic, author)`,
  )
  for (const locale of translationLocales) {
    await pool.query(
      `INSERT INTO translations (article_id, locale, headline, standfirst, body, place, slug, origin, source_hashes, _status)
       SELECT id, $1::enum_translations_locale, $1 || ' headline ' || id, $1 || ' standfirst ' || id, $2::jsonb, 'Jakarta',
         'headline-number-' || id, 'machine', segment_hashes, 'published' FROM articles`,
      [locale, body(locale, paragraphs)],
    )
  }
  await pool.query(
    `WITH f AS (INSERT INTO front DEFAULT VALUES RETURNING id)
     INSERT INTO front_rels ("order", parent_id, path, articles_id)
       SELECT a.id, f.id, 'ranked', a.id FROM f, articles a ORDER BY a.id LIMIT 7`,
  )
  await pool.query('analyze')
}
