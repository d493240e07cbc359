// How fast the read model answers: whole verbs, pictures and all, in one process.
import pg from 'pg'
import { readable } from '#lib/content/sql.ts'
import { type Locale, locales } from '#lib/locales.ts'
import { formatTimes } from './load.ts'
import { pick, seeded } from './planting/random.ts'

const rounds = 330

/**
 * Asks for front, lists, stories and what is related to them, in each language in turn, and prints how long it took.
 * Topics, authors and stories are other ones each time.
 *
 * @param databaseUrl of a site that has stories
 */
export async function benchLists(databaseUrl: string): Promise<void> {
  process.env.DATABASE_URL = databaseUrl
  const [news, { relatedRows }, { findStory }, { pathsById }, { closePool }] = await Promise.all([
    import('#lib/news/index.ts'),
    import('#lib/news/story/related.ts'),
    import('#lib/news/story/story-row.ts'),
    import('#lib/news/body/references.ts'),
    import('#lib/database/pool.ts'),
  ])
  // Not from the pool, which ends what takes long.
  const db = new pg.Client({ connectionString: databaseUrl })
  await db.connect()
  // Many stories may just have been written.
  for (const table of ['articles', 'articles_rels', 'translations', 'search_index']) await db.query(`analyze ${table}`)
  const valuesOf = async <Value>(sql: string) => (await db.query<{ value: Value }>(sql)).rows.map(({ value }) => value)
  const ids = await valuesOf<number>(`SELECT a.id AS value FROM articles a WHERE ${readable('a')} ORDER BY a.id`)
  const subjects = (table: 'topics' | 'authors') =>
    valuesOf<string>(`SELECT p.slug AS value FROM ${table} p WHERE EXISTS (SELECT FROM articles_rels r
      JOIN articles a ON a.id = r.parent_id WHERE r.${table}_id = p.id AND ${readable('a')}) ORDER BY p.id`)
  const [topics, authors] = await Promise.all([subjects('topics'), subjects('authors')])
  const sections = await valuesOf<Record<Locale, string>>(
    'SELECT jsonb_object_agg(_locale, slug) AS value FROM sections_locales GROUP BY _parent_id ORDER BY _parent_id',
  )
  await db.end()
  console.log(
    `${ids.length} stories in ${locales.length} languages, ${topics.length} topics, ${authors.length} authors`,
  )

  const random = seeded(4)
  const any = <Value>(values: readonly Value[]): Value => {
    const value = pick(random, values)
    if (value === undefined) throw new Error('the site has no stories, topics or authors')
    return value
  }
  const deep = `${Date.now() - 200 * 86_400_000}-2147483647`
  const oneSection = (locale: Locale) => any(sections)[locale]

  /** Prepares what is asked for, and gives what is measured. */
  const asked: Record<string, (locale: Locale) => Promise<() => Promise<unknown>>> = {
    front: async (locale) => () => news.frontPage(locale),
    latest: async (locale) => () => news.latestPage(locale),
    'latest, 200 days back': async (locale) => () => news.latestPage(locale, deep),
    section: async (locale) => {
      const slug = oneSection(locale)
      return () => news.sectionPage(locale, slug)
    },
    'section, 200 days back': async (locale) => {
      const slug = oneSection(locale)
      return () => news.sectionPage(locale, slug, deep)
    },
    topic: async (locale) => {
      const slug = any(topics)
      return () => news.topicPage(locale, slug)
    },
    author: async (locale) => {
      const slug = any(authors)
      return () => news.authorPage(locale, slug)
    },
    'most read': async (locale) => () => news.mostReadPage(locale),
    'feed of an edition': async (locale) => () => news.feedPage(locale, { kind: 'edition' }),
    story: async (locale) => {
      const id = any(ids)
      const [, , section = '', segment = ''] = (await pathsById([id], locale)).get(id)?.split('/') ?? []
      return () => news.story(locale, section, segment)
    },
    related: async (locale) => {
      const found = await findStory(any(ids), locale)
      if (!found) throw new Error('a story has gone')
      const { row, section } = found
      const to = {
        id: row.id,
        section: section.id,
        topics: row.topics.map(({ id }) => id),
        text: `${row.headline} ${row.standfirst ?? ''}`,
        publishedAt: row.published_at,
      }
      return () => relatedRows(to, locale)
    },
  }
  for (const [name, prepare] of Object.entries(asked)) {
    const times: number[] = []
    for (let n = 0; n < rounds; n += 1) {
      const ask = await prepare(locales[n % locales.length] ?? 'id')
      const begun = performance.now()
      await ask()
      // The first ones warm up the connections.
      if (n >= 30) times.push(performance.now() - begun)
    }
    console.log(`  ${name}: ${formatTimes(times, 95)}`)
  }
  await closePool()
}
