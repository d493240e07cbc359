import { describe, expect, it } from 'vitest'
import type { CheckSentences } from '#lib/languages/check-sentences.ts'
import { checkSentences as english } from '#lib/languages/en/check-sentences.ts'
import { languages } from '#lib/languages/index.ts'
import { editions, type Locale, locales } from '#lib/locales.ts'
import type { Warning } from '../types.ts'
import { checkIds, checks, sentenceOf } from './index.ts'

const all = locales.flatMap((locale): [Locale, CheckSentences][] => {
  const { sentences } = languages[locale].checks
  return sentences ? [[locale, sentences]] : []
})
const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort()

describe.each(all)('the sentences in %s', (locale, sentences) => {
  it('have the same placeholders as the English ones', () => {
    for (const id of checkIds) expect([id, placeholders(sentences[id])]).toEqual([id, placeholders(english[id])])
  })

  const unlike = {
    latin: locale === 'fr' ? /[^\s\u202f][;:!?»%]|[ \u00a0][;:!?»%]|«[^\u202f]|'/ : /\s[;:!?]|'/,
    arabic: /[,;?]|[\u0660-\u0669]/,
    'han-simplified': /[,;!?]|\p{Script=Han}[:.()]/u,
    japanese: /[,;!?]|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][:.()]/u,
  }[editions[locale].script]
  it('are punctuated as the language is', () => {
    expect(checkIds.filter((id) => unlike.test(sentences[id]))).toEqual([])
  })
})

describe('the checks', () => {
  it('are all there, once', () => {
    expect(checks.map(({ id }) => id)).toEqual([...checkIds].sort((one, other) => position(one) - position(other)))
  })
  const position = (id: string) => checks.findIndex((check) => check.id === id)
})

const warning = (check: string, detail: Warning['detail']): Warning => ({ check, severity: 'warning', detail })

describe('a warning in words', () => {
  it.each([
    ['ar', 'weekday-changed', { weekday: '4', sourceWeekday: '5' }, 'في الأصل الجمعة وفي الترجمة الخميس.'],
    ['ar', 'name-missing', { name: 'Siti' }, 'اسم وارد في الأصل مفقود: \u2068Siti\u2069.'],
    ['zh', 'month-changed', { month: '8', sourceMonth: '9' }, '原文为十月，译文为九月。'],
    ['ja', 'wrong-language', { language: 'de' }, '別の言語で書かれているようです：ドイツ語'],
    ['id', 'wrong-language', { language: 'id' }, 'Teks tampaknya dalam bahasa lain: Indonesia.'],
    [
      'id',
      'term-rendering',
      { term: 'mahkamah', rendering: 'محكمة' },
      'Menurut glosarium, “mahkamah” harus diterjemahkan menjadi “\u2068محكمة\u2069”.',
    ],
    [
      'en',
      'length',
      { percent: '30', low: '59', high: '121' },
      'The translation has 30% of the original’s length; 59% to 121% is usual.',
    ],
    ['fr', 'unchanged', { text: 'Ia pergi.' }, 'Le texte n’a pas été traduit\u202f: «\u202fIa pergi.\u202f».'],
  ] as const)('%s: %s', (locale, check, detail, sentence) => {
    expect(sentenceOf(warning(check, detail), locale)).toBe(sentence)
  })

  it('leaves no placeholder, in whatever language', () => {
    for (const locale of locales)
      for (const id of checkIds) expect(sentenceOf(warning(id, {}), locale)).not.toMatch(/[{}]/)
  })

  it('of a check that is no more is its name', () => {
    expect(sentenceOf(warning('gone-check', {}), 'ar')).toBe('gone-check')
  })
})
