import { expect, it } from 'vitest'
import { fold } from './fold.ts'
import { pairsOf, tokensOf } from './tokens.ts'

it.each([
  ['vowels and tatweel', 'كِتَابٌ كـــتاب', 'كتاب كتاب'],
  ['forms of alef', 'أحمد إندونيسيا آسيا ٱلله', 'احمد اندونيسيا اسيا اللة'],
  ['ya and alef maqsura', 'مستشفى رئيسي', 'مستشفي رييسي'],
  ['ta marbuta', 'مدينه مدينة هذه', 'مدينة مدينة هذه'],
  ['Persian kaf and ya', 'کتابی', 'كتابي'],
  ['digits of every kind', '٢٠٢٦ ۲۰۲۶ ２０２６', '2026 2026 2026'],
  ['marks for direction', 'a\u200fb\u2067c\u2069', 'abc'],
  ['accents', 'Économie ÀÉÎÕÜ Œuvre', 'economie aeiou oeuvre'],
  ['letters with their accents apart', 'e\u0301le\u0300ve', 'eleve'],
  ['width', 'ＡＢＣ ﾊﾟﾝ', 'abc パン'],
  ['voicing, which is another letter', 'が', 'が'],
  ['case', 'İSTANBUL Straße', 'istanbul strasse'],
])('folds %s', (_, text, folded) => {
  expect(fold(text)).toBe(folded)
})

it.each([
  ['الصين والهند', ['الصين', 'والهند']],
  ['印尼5G网络', ['印尼|', '5g', '网络|']],
  ['東京のコーヒー', ['東京のコーヒー|']],
  ['anak-anak, COVID-19: 2,5%', ['anak', 'anak', 'covid', '19', '2', '5']],
  ['l’été d’avril', ['l', 'ete', 'd', 'avril']],
  ['👍 … —', []],
  ['ｶﾀｶﾅ', ['カタカナ|']],
  ['ｲﾝﾄﾞﾈｼｱ', ['インドネシア|']],
])('takes %s apart', (text, words) => {
  expect(tokensOf(text).map((token) => token.text + (token.run ? '|' : ''))).toEqual(words)
})

it('knows where each word stands', () => {
  const text = 'قال: «الصين» و Été 印尼'
  for (const { start, end } of tokensOf(text)) expect(text.slice(start, end)).toMatch(/^[\p{L}\p{M}]+$/u)
})

it.each([
  ['印尼人', ['印尼', '尼人', '人']],
  ['人', ['人']],
  ['𠮷野家', ['𠮷野', '野家', '家']],
])('the pairs of %s', (run, pairs) => {
  expect(pairsOf(run)).toEqual(pairs)
})
