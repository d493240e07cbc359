// What a verb reads must not grow with the archive: not timed, but counted in rows.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import type { Locale } from '#lib/locales.ts'
import { authorPage, frontPage, latestPage, sectionPage, shortLink, story, topicPage } from '../index.ts'
import { loadStories } from '../testing/load.ts'
import { type Query, watch } from '../testing/watch.ts'

const stories = 6000
/** The tables that grow with every story. */
const archive = ['articles', 'articles_rels', 'translations']

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await loadStories(pool(), { stories, paragraphs: 3 })
})
afterAll(() => database.drop())

const planNode = z.object({
  'Actual Rows': z.number(),
  'Actual Loops': z.number(),
  'Rows Removed by Filter': z.number().default(0),
  'Relation Name': z.string().optional(),
  get Plans() {
    return z.array(planNode).default([])
  },
})
type PlanNode = z.infer<typeof planNode>
const explained = z.tuple([z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: planNode })]) })])

/** Rows that a plan takes from the archive, whether they are used or not. */
function rowsRead(node: PlanNode): number {
  const counts = archive.includes(node['Relation Name'] ?? '')
  const own = counts ? (node['Actual Rows'] + node['Rows Removed by Filter']) * node['Actual Loops'] : 0
  return node.Plans.reduce((sum, child) => sum + rowsRead(child), own)
}

async function cost({ text, values }: Query): Promise<number> {
  const { rows } = await pool().query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values)
  return rowsRead(explained.parse(rows)[0]['QUERY PLAN'][0].Plan)
}

const deep = `${Date.parse('2026-10-20T00:00:00Z')}-1`

it.each<[string, (locale: Locale) => Promise<unknown>, number]>([
  ['the front page', (locale) => frontPage(locale), 1000],
  ['the latest stories', (locale) => latestPage(locale), 200],
  ['older stories', (locale) => latestPage(locale, deep), 200],
  ['a section', (locale) => sectionPage(locale, 'world'), 200],
  ['a section, further on', (locale) => sectionPage(locale, 'world', deep), 200],
  ['a topic with a third of all stories', (locale) => topicPage(locale, 'topic-1'), 1500],
  ['an author with half of all stories', (locale) => authorPage(locale, 'author-1'), 1500],
  ['a story of such a topic', (locale) => story(locale, 'world', `1200-x`), 300],
  ['a short link', (locale) => shortLink(locale, '1200'), 10],
])('%s', async (_, verb, limit) => {
  await verb('ar')
  const { queries } = await watch(() => verb('ar'))
  expect(queries.length).toBeGreaterThan(0)
  for (const query of queries) expect(await cost(query), query.name).toBeLessThan(limit)
})
