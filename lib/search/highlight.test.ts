import { expect, it } from 'vitest'
import { excerpt, findSpans, highlight } from './highlight.ts'
import { latinNames } from './names.ts'
import { editDistance } from './suggest.ts'

const shown = (parts: ReturnType<typeof highlight>) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
const mark = (text: string, words: string[], runs: string[] = []) =>
  shown(highlight(text, findSpans(text, { words: new Set(words), runs })))

it.each([
  ['vowels as they are written', 'في الكِتَابِ والكتاب', ['الكتاب'], [], 'في [الكِتَابِ] والكتاب'],
  ['accents', 'L’Été et l’été', ['ete'], [], 'L’[Été] et l’[été]'],
  ['part of a run', '印尼总统府', [], ['总统'], '印尼[总统]府'],
  ['parts that overlap, as one', '红树林树林', [], ['红树林', '树林'], '[红树林树林]'],
  ['nothing', 'apa pun', ['lain'], [], 'apa pun'],
])('marks %s', (_, text, words, runs, result) => {
  expect(mark(text, words, runs)).toBe(result)
})

const long = `${'satu dua tiga '.repeat(30)}harga cabai naik ${'empat lima '.repeat(30)}`

it('shows the part of a text with the most in it, whole words', () => {
  const text = shown(excerpt(long, { words: new Set(['harga', 'cabai']), runs: [] }, 100))
  expect(text).toContain('[harga] [cabai] naik')
  expect(text).toMatch(/^… (?:satu|dua|tiga) /)
  expect(text).toMatch(/ (?:empat|lima) …$/)
  expect(text.length).toBeLessThan(140)
})

it('shows what was looked for whole before pieces of it', () => {
  const whole = '総工費2兆5000億ルピアの港'
  const pieces = '同様の2航路は、90億ルピア'
  const terms = { words: new Set(['2', '5000']), runs: ['兆', '億'] }
  for (const text of [`${pieces}。${'あ'.repeat(80)}${whole}`, `${whole}。${'あ'.repeat(80)}${pieces}`]) {
    expect(shown(excerpt(text, terms, 40))).toContain('[2兆5000億]')
  }
})

it('shows different words before one again and again', () => {
  const text = `${'harga '.repeat(3)}${'lain '.repeat(30)}harga dan cabai ${'lain '.repeat(30)}`
  expect(shown(excerpt(text, { words: new Set(['harga', 'cabai']), runs: [] }, 60))).toContain('[harga] dan [cabai]')
})

it('looks past a piece that is longer than what is shown', () => {
  const text = `${'あ'.repeat(60)}。${'い'.repeat(90)}港と大阪`
  const runs = ['あ'.repeat(60), '港', '大阪']
  expect(shown(excerpt(text, { words: new Set(), runs }, 20))).toContain('[港]と[大阪]')
})

it('takes no long time over a text that is full of it', () => {
  const text = 'harga cabai '.repeat(25_000)
  const begun = process.cpuUsage()
  excerpt(text, { words: new Set(['harga', 'cabai']), runs: [] }, 200)
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(2_000)
})

it('never cuts a character in half', () => {
  const text = `${'𠮷'.repeat(100)}総理${'𠮷'.repeat(100)}`
  for (let length = 20; length < 60; length += 1) {
    const parts = excerpt(text, { words: new Set(), runs: ['総理'] }, length)
    expect(
      parts
        .map((part) => part.text)
        .join('')
        .isWellFormed(),
    ).toBe(true)
  }
})

it('begins at the beginning where nothing was found', () => {
  expect(shown(excerpt('نص قصير', { words: new Set(), runs: [] }, 100))).toBe('نص قصير')
})

it.each([
  [['Prabowo di Kairo'], [], 'Prabowo Kairo'],
  [[], ['Warga bertemu Sri Mulyani di Jakarta. Mereka pulang.'], 'Sri Mulyani Jakarta'],
  [['الصين'], ['Kata kecil saja.'], ''],
])('names in %o and %o', (headlines, texts, names) => {
  expect(latinNames(headlines, texts)).toBe(names)
})

it.each([
  ['prabwo', 'prabowo', 1],
  ['parbowo', 'prabowo', 1],
  ['kitab', 'kitab', 0],
  ['', 'abc', 3],
  ['كتاب', 'كتب', 1],
])('from %s to %s are %i faults', (from, to, faults) => {
  expect(editDistance(from, to)).toBe(faults)
})
