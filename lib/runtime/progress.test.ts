import { expect, it } from 'vitest'
import { progressBar, readingText, shareText } from './progress.ts'

const counts = { records: 1204, created: 7000, updated: 24, unchanged: 200, failed: 0, bytes: 50 }

it('shows share, counts and speed', () => {
  expect(readingText(counts, 150, 10)).toBe('[########----------------] 33 %  1,204 records  7,224 documents  722/s')
  expect(readingText({ ...counts, failed: 3 }, null, 0)).toBe('1,204 records  7,224 documents  3 failed')
  expect(readingText(counts, null, 0, { records: 'units', made: 'texts' })).toBe('1,204 units  7,224 texts')
})

it.each([
  [0, '[------------------------] 0 %'],
  [1, '[########################] 100 %'],
  [7, '[########################] 100 %'],
])('shows a share of %s', (share, text) => {
  expect(shareText(share)).toBe(text)
})

const text = ({ done }: { done: number }) => `${done} done`

it('writes nothing but what it is told where there is no terminal', () => {
  const written: string[] = []
  const bar = progressBar({ write: (line: string) => written.push(line) }, text)
  bar.show({ done: 1 })
  bar.above('a word')
  bar.clear()
  expect(written).toEqual(['a word\n'])
})

it('keeps its line below what is said meanwhile', () => {
  const written: string[] = []
  const bar = progressBar({ isTTY: true, write: (line: string) => written.push(line) }, text)
  bar.show({ done: 1 })
  bar.above('a word')
  bar.clear()
  expect(written).toEqual(['\r\u001b[K1 done', '\r\u001b[K', 'a word\n', '1 done', '\r\u001b[K'])
})
