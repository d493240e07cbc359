// What readers see of the bodies of lib/content/body/testing/corpus.ts.
import { expect, it } from 'vitest'
import { corpus, linesOf } from '#lib/content/body/testing/corpus.ts'
import type { Picture } from '../types.ts'
import { bodyBlocks, bodyReferences } from './body.ts'

const picture: Picture = {
  src: '/media/3',
  width: 1600,
  height: 1000,
  colour: '#334455',
  focus: { x: 50, y: 50 },
  alt: { text: 'Pelabuhan', locale: 'id' },
  caption: null,
  credit: null,
}

const context = {
  storyPath: (id: number) => (id === 12 ? '/ar/world/12-harbour' : null),
  picture: (id: number) => (id === 3 ? picture : null),
}

it('sees what is recorded', async () => {
  const seen = Object.entries(corpus).map(([name, body]) => [
    name,
    { blocks: bodyBlocks(body, context), references: bodyReferences(body) },
  ])
  await expect(linesOf(seen)).toMatchFileSnapshot('../testing/corpus-blocks.jsonl')
})
