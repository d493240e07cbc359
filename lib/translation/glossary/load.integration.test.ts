import { afterAll, beforeAll, expect, it } from 'vitest'
import { pool } from '#lib/database/pool.ts'
import { type TestDatabase, testDatabase } from '#lib/database/testing/database.ts'
import { loadGlossary, termsIn } from './index.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database?.drop())

it('reads the terms as the newsroom keeps them', async () => {
  await pool().query(
    `INSERT INTO glossary (term, keep, case_sensitive, part_of_speech, note, renderings_ar, renderings_zh)
     VALUES ('Mahkamah Agung', false, true, 'name', 'Lembaga negara', 'المحكمة العليا', NULL),
            ('KPK', NULL, NULL, NULL, NULL, NULL, NULL), ('COVID-19', true, false, NULL, NULL, 'كوفيد', NULL)`,
  )
  const entries = await loadGlossary(pool())
  expect(entries).toEqual([
    {
      id: 1,
      term: 'Mahkamah Agung',
      keep: false,
      caseSensitive: true,
      partOfSpeech: 'name',
      note: 'Lembaga negara',
      renderings: { en: null, zh: null, ja: null, ar: 'المحكمة العليا', fr: null },
    },
    {
      id: 2,
      term: 'KPK',
      keep: false,
      caseSensitive: false,
      partOfSpeech: null,
      note: null,
      renderings: { en: null, zh: null, ja: null, ar: null, fr: null },
    },
    expect.objectContaining({ id: 3, keep: true }),
  ])
  const terms = termsIn(['Hakim Mahkamah Agung dan KPK soal COVID-19'], entries, 'ar')
  expect(terms.map(({ term, rendering }) => [term, rendering])).toEqual([
    ['Mahkamah Agung', 'المحكمة العليا'],
    ['COVID-19', null],
  ])
})
