// Fills a site's database with many stories in every language, as a benchmark at size needs: minutes, not hours.
import pg from 'pg'
import { appendChange } from '#lib/change-log/append.ts'
import { paragraphsBody } from '#lib/content/body/write.ts'
import { locales, originalLocale, translationLocales } from '#lib/locales.ts'
import { progressBar, shareText } from '#lib/runtime/progress.ts'
import { type RecombinedText, recombiner } from './recombined.ts'

/** Stories of one statement. */
const batch = 400
/** The newest story is as old as this, the others each as much older: 100,000 stories are sixteen months of news. */
const apart = '7 minutes'
const prefix = 'bench:'

const textRow = ({ headline, standfirst, paragraphs, slug }: RecombinedText) => ({
  headline,
  standfirst,
  body: paragraphsBody(paragraphs),
  slug,
})

// Sections, topics, authors and pictures are those that the newsroom has; a few topics and authors have most of the
// stories, as in any newsroom.
const articlesQuery = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($1) x(n int, headline text, standfirst text, body jsonb, slug text)
  ), things AS (
    SELECT (SELECT array_agg(id ORDER BY id) FROM sections) AS sections,
      (SELECT array_agg(id ORDER BY id) FROM media) AS media
  ), added AS (
    INSERT INTO articles (headline, standfirst, body, place, hero_id, section_id, published_at, slug, ref, segment_hashes, _status)
    SELECT headline, standfirst, body, 'Jakarta', CASE WHEN n % 5 > 0 THEN media[1 + n % cardinality(media)] END,
      sections[1 + n % cardinality(sections)], now() - (n + 1) * interval '${apart}', slug, '${prefix}' || n,
      jsonb_build_array(md5(n::text)), 'published'
    FROM given, things RETURNING id, ref
  )
  SELECT id, substr(ref, ${prefix.length + 1})::int AS n FROM added`

const relationsQuery = `
  WITH things AS (
    SELECT (SELECT array_agg(id ORDER BY id) FROM topics) AS topics, (SELECT array_agg(id ORDER BY id) FROM authors) AS authors
  )
  INSERT INTO articles_rels ("order", parent_id, path, topics_id, authors_id)
  SELECT r.n, a.id, r.path, r.topic, r.author FROM articles a, things CROSS JOIN LATERAL (VALUES
    (1, 'topics', topics[1 + a.id % least(3, cardinality(topics))], NULL),
    (2, 'topics', topics[1 + a.id % cardinality(topics)], NULL),
    (1, 'authors', NULL, authors[1 + (a.id * 31) % 2 * (a.id % cardinality(authors))])) r(n, path, topic, author)
  WHERE a.id = ANY($1)`

const translationsQuery = `
  INSERT INTO translations (article_id, locale, headline, standfirst, body, place, slug, origin, source_hashes, _status)
  SELECT article, locale::enum_translations_locale, headline, standfirst, body, 'Jakarta', slug, 'machine',
    jsonb_build_array(md5(n::text)), 'published'
  FROM jsonb_to_recordset($1)
    x(article int, n int, locale text, headline text, standfirst text, body jsonb, slug text)`

/** What a newsroom of people would be sorry for. */
const foreignQuery = `
  SELECT count(*)::int AS n FROM articles
  WHERE ref IS NULL OR (ref NOT LIKE 'warta-sample:%' AND ref NOT LIKE '${prefix}%')`

/**
 * Adds stories until there are `stories` made by this; says how long it took. Their texts are made anew in every run,
 * the same for the same number.
 *
 * @param databaseUrl of a site that has its sample newsroom
 * @throws when the newsroom has stories of its own, or none of the sample's sections
 */
export async function fill(databaseUrl: string, stories: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'warta bench' })
  await client.connect()
  try {
    const [own] = (await client.query<{ n: number }>(foreignQuery)).rows
    if (own?.n) throw new Error(`This newsroom has ${own.n} stories of its own: fill a data folder made for it.`)
    const known = `SELECT count(*)::int AS n FROM articles WHERE ref LIKE '${prefix}%'`
    const there = (await client.query<{ n: number }>(known)).rows[0]?.n ?? 0
    const textsOf = recombiner()
    const bar = progressBar<{ done: number }>(process.stderr, ({ done }) => shareText(done / stories))
    const begun = performance.now()
    for (let n = there; n < stories; n += batch) {
      const numbers = Array.from({ length: Math.min(batch, stories - n) }, (_, index) => n + index)
      await addBatch(client, numbers, textsOf)
      bar.show({ done: n + numbers.length })
    }
    bar.clear()
    const { rows: sections } = await client.query<{ id: number }>('SELECT id FROM sections')
    await appendChange(client, ['front', 'latest', ...sections.map(({ id }) => `section:${id}` as const)])
    await client.query('vacuum analyze')
    const seconds = ((performance.now() - begun) / 1000).toFixed(0)
    console.log(`${Math.max(0, stories - there)} stories × ${locales.length} languages added in ${seconds} s`)
  } finally {
    await client.end()
  }
}

type TextsOf = ReturnType<typeof recombiner>

async function addBatch(client: pg.Client, numbers: readonly number[], textsOf: TextsOf): Promise<void> {
  const texts = new Map(numbers.map((n) => [n, textsOf(n)]))
  const originals = [...texts].map(([n, of]) => ({ n, ...textRow(of[originalLocale]) }))
  await client.query('BEGIN')
  const { rows } = await client.query<{ id: number; n: number }>(articlesQuery, [JSON.stringify(originals)])
  await client.query(relationsQuery, [rows.map(({ id }) => id)])
  const translations = rows.flatMap(({ id, n }) => {
    const of = texts.get(n)
    return of ? translationLocales.map((locale) => ({ article: id, n, locale, ...textRow(of[locale]) })) : []
  })
  await client.query(translationsQuery, [JSON.stringify(translations)])
  await client.query('COMMIT')
}
