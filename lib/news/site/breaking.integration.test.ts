import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { announce } from '#lib/change-log/announce.ts'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { logEndOfBreaking } from '#lib/newsroom/schedule/arrivals.ts'
import { breakingLine, siteFrame } from '../index.ts'
import { addSection, addStory, addTranslation } from '../testing/newsroom.ts'
import { watch } from '../testing/watch.ts'

let database: TestDatabase
let section: number
let client: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  section = await addSection('world', { id: 'dunia' })
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})
beforeEach(() => pool().query('DELETE FROM breaking; DELETE FROM articles; TRUNCATE change_log'))

type Given = { active?: boolean; article?: number; until?: string; texts?: Record<string, string> }

async function set({ active = true, article, until, texts = {} }: Given): Promise<void> {
  await pool().query(
    `WITH line AS (INSERT INTO breaking (active, article_id, until) VALUES ($1, $2, now() + $3::interval) RETURNING id)
     INSERT INTO breaking_locales (_parent_id, _locale, text)
       SELECT id, key::"_locales", value FROM line, jsonb_each_text($4::jsonb)`,
    [active, article ?? null, until ?? null, JSON.stringify(texts)],
  )
  announce(['breaking'])
}

describe('the line of breaking news', () => {
  it('is none until an editor sets one, and none that is switched off or over', async () => {
    announce(['breaking'])
    expect(await breakingLine('ar')).toBe(null)
    await set({ active: false, texts: { ar: 'سر' } })
    await set({ until: '-1 second', texts: { ar: 'سر' } })
    expect(await breakingLine('ar')).toBe(null)
    expect((await siteFrame('ar')).breaking).toBe(null)
  })

  it('says what is written in the language, else the headline in it, else the same in Indonesian', async () => {
    const id = await addStory({ section, headline: 'Judul' })
    await addTranslation(id, 'ja', { headline: '見出し' })
    await set({ article: id, until: '1 hour', texts: { ar: 'عاجل من آتشيه', id: 'Kabar' } })
    const said = async (locale: 'ar' | 'ja' | 'zh' | 'id') => (await breakingLine(locale))?.text
    expect(await said('ar')).toEqual({ text: 'عاجل من آتشيه', locale: 'ar' })
    expect(await said('ja')).toEqual({ text: '見出し', locale: 'ja' })
    expect(await said('zh')).toEqual({ text: 'Kabar', locale: 'id' })
    expect(await said('id')).toEqual({ text: 'Kabar', locale: 'id' })
    expect((await breakingLine('ja'))?.path).toBe(`/ja/dunia/${id}-slug-ja`)
    await pool().query('DELETE FROM breaking_locales')
    announce(['breaking'])
    expect(await said('zh')).toEqual({ text: 'Judul', locale: 'id' })
  })

  it('leads to no story that is not published, and says nothing of it', async () => {
    const id = await addStory({ section, headline: 'Rahasia', status: 'draft' })
    await set({ article: id })
    const { answer, tags } = await watch(() => breakingLine('ar'))
    expect(answer).toBe(null)
    expect(tags).toEqual(['breaking', `card:${id}:ar`])
    await pool().query(`UPDATE articles SET _status = 'published'`)
    expect((await breakingLine('ar'))?.text.text).toBe('Rahasia')
    await pool().query(`UPDATE articles SET _status = 'draft'`)
    await pool().query(`UPDATE breaking SET article_id = $1`, [id])
    await pool().query(`INSERT INTO breaking_locales (_parent_id, _locale, text) SELECT id, 'ar', 'خبر' FROM breaking`)
    announce(['breaking'])
    expect(await breakingLine('ar'), 'nor what was written about it').toBe(null)
  })

  it('has another key when it says something else or leads elsewhere', async () => {
    const id = await addStory({ section, headline: 'Judul' })
    const keys = new Set<string | undefined>()
    for (const given of [{ texts: { ar: 'أ' } }, { texts: { ar: 'ب' } }, { texts: { ar: 'ب' }, article: id }]) {
      await pool().query('DELETE FROM breaking')
      await set(given)
      keys.add((await breakingLine('ar'))?.key)
    }
    expect(keys.size).toBe(3)
    for (const key of keys) expect(key).toMatch(/^[0-9a-f]{8}$/)
  })

  it('costs nothing where there is none', async () => {
    announce(['breaking'])
    await breakingLine('id')
    expect((await watch(() => breakingLine('ar'))).queries).toEqual([])
  })
})

describe('its end', () => {
  const told = async () =>
    (await pool().query<{ tags: string[] }>('SELECT tags FROM change_log')).rows.map((row) => row.tags)

  it('is told once, at its moment', async () => {
    await set({ until: '300 milliseconds', texts: { id: 'Kabar' } })
    expect((await breakingLine('id'))?.text.text).toBe('Kabar')
    const start = new Date(Date.now() - 60_000).toISOString()
    const before = await logEndOfBreaking(client, start)
    expect(await told()).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 400))
    const after = await logEndOfBreaking(client, before)
    expect(await told()).toEqual([['breaking']])
    await logEndOfBreaking(client, after)
    expect(await told()).toHaveLength(1)
    announce(['breaking'])
    expect(await breakingLine('id')).toBe(null)
  })
})
