// What SQL says an edition shows is what TypeScript says.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { locales, originalLocale } from '#lib/locales.ts'
import { editionOf, publishedTranslation } from './sql.ts'
import { isOwnText, shownColumn, textFor } from './text-for.ts'

const original = 'Pelabuhan baru'
const translations = [
  { locale: 'ar', headline: 'ميناء جديد', status: 'published' },
  { locale: 'ja', headline: '新しい港', status: 'published' },
  { locale: 'zh', headline: '新港口', status: 'draft' },
] as const

let database: TestDatabase
let article: number | undefined
beforeAll(async () => {
  database = await testDatabase()
  const { rows } = await pool().query<{ id: number }>('INSERT INTO articles (headline) VALUES ($1) RETURNING id', [
    original,
  ])
  article = rows[0]?.id
  for (const { locale, headline, status } of translations) {
    await pool().query('INSERT INTO translations (article_id, locale, headline, _status) VALUES ($1, $2, $3, $4)', [
      article,
      locale,
      headline,
      status,
    ])
  }
})
afterAll(() => database.drop())

it.each(locales)('%s', async (locale) => {
  const { rows } = await pool().query<{ shown: string; own: boolean }>(
    `SELECT ${shownColumn('headline')} AS shown, ${isOwnText('$1')} AS own
       FROM articles a LEFT JOIN translations t ON ${publishedTranslation('t', 'a', editionOf('$1'))}
      WHERE a.id = $2`,
    [locale, article],
  )
  const own = translations.find((text) => text.locale === locale && text.status === 'published')
  const { text, availability } = textFor(locale, own?.headline, original)
  expect(rows).toEqual([{ shown: text, own: availability !== 'fallback' }])
  expect(availability).toBe(own ? 'translated' : locale === originalLocale ? 'original' : 'fallback')
})
