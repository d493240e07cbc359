import { expect, it } from 'vitest'
import { barText, progressBar } from './progress.ts'

const counts = { records: 1204, created: 7000, updated: 24, unchanged: 200, failed: 0, bytes: 50 }

it('shows share, counts and speed', () => {
  expect(barText(counts, 150, 10)).toBe('[########----------------] 33 %  1,204 records  7,224 documents  722/s')
  expect(barText({ ...counts, failed: 3 }, null, 0)).toBe('1,204 records  7,224 documents  3 failed')
})

it('writes nothing but what it is told where there is no terminal', () => {
  const written: string[] = []
  const bar = progressBar({ write: (text: string) => written.push(text) }, 100)
  bar.show(counts)
  bar.above('a word')
  bar.clear()
  expect(written).toEqual(['a word\n'])
})

it('keeps its line below what is said meanwhile', () => {
  const written: string[] = []
  const bar = progressBar({ isTTY: true, write: (text: string) => written.push(text) }, 100)
  bar.show(counts)
  bar.above('a word')
  bar.clear()
  const line = written[0]?.replace('\r\u001b[K', '') ?? ''
  expect(written.slice(1)).toEqual(['\r\u001b[K', 'a word\n', line, '\r\u001b[K'])
})
