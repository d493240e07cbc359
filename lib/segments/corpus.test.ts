// The segments of the bodies of lib/content/body/testing/corpus.ts. Their hashes are stored with every translation: one
// that changes here makes published translations fall behind their originals.
import { expect, it } from 'vitest'
import { corpus, linesOf } from '#lib/content/body/testing/corpus.ts'
import { compose, segmentsOf } from './index.ts'

it('are as recorded, and put together again as recorded', async () => {
  const seen = Object.entries(corpus).map(([name, body]) => {
    const segments = segmentsOf({ body })
    const texts = new Map(segments.map(({ key, text }) => [key, text.replaceAll('a', 'A')]))
    return [name, { segments, composed: compose({ body }, texts).body }]
  })
  await expect(linesOf(seen)).toMatchFileSnapshot('testing/corpus-segments.jsonl')
})
