import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { indexForm } from './form.ts'
import { tokensOf } from './tokens.ts'
import { vectorOf } from './vector.ts'

/** Everything that folding and taking apart treat in a way of its own. */
const text = [
  'Wakil rakyat di Surabaya-Barat, "Rp2,5 triliun" & COVID-19; email@warta.example',
  'L’île où naît un œuf — straße, Ærø, ĐẶNG, İstanbul, naïve, 50 %, 1.234,5',
  'السَّنةُ والمدرسه إلى آسيا؛ مسؤول في الشَّاطِئ، على كرسيّ، یک کتاب ١٢٣ ۴۵',
  '港口重新开放，GDP增长5.1%。「再開」したﾊﾟｿｺﾝとヴァイオリン、ｱｲｳ①',
].join('\n')

const forms: Readonly<Record<number, string>> = { 1: '31e293232a7748b1' }

it('is raised whenever texts are indexed differently', () => {
  const tokens = tokensOf(text)
  const vectors = locales.map((locale) =>
    vectorOf({ headline: tokens, standfirst: tokens, body: tokens, names: tokens }, locale),
  )
  const digest = createHash('sha256').update(JSON.stringify(vectors)).digest('hex').slice(0, 16)
  expect(digest, 'Raise indexForm (form.ts) by one, and note its digest here.').toBe(forms[indexForm])
})
