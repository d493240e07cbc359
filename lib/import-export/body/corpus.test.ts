// The bodies of lib/content/body/testing/corpus.ts as they are exported, and as an import stores them again.
import { expect, it } from 'vitest'
import { corpus, linesOf } from '#lib/content/body/testing/corpus.ts'
import { fromLexical, toLexical } from './lexical.ts'
import { printMarkdown } from './markdown-print.ts'

const names = {
  story: (id: number) => (id === 12 ? 'warta-sample:12' : null),
  picture: (id: number) => (id === 3 ? 'p3' : null),
}
const ids = {
  story: (ref: string) => (ref === 'warta-sample:12' ? 12 : null),
  picture: (src: string) => (src === 'p3' ? 3 : null),
}

it('are as recorded', async () => {
  const seen = Object.entries(corpus).map(([name, body]) => {
    const read = fromLexical(body, names)
    return [name, { read, markdown: printMarkdown(read), stored: toLexical(read, ids) }]
  })
  await expect(linesOf(seen)).toMatchFileSnapshot('testing/corpus-exported.jsonl')
})
