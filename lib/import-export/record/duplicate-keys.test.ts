import fc from 'fast-check'
import { expect, it } from 'vitest'
import { duplicateKey } from './duplicate-keys.ts'

it.each([
  ['{"ref":"a","ref":"b"}', 'ref'],
  ['{"texts":{"ar":{"place":"\\"","place":1}}}', 'texts.ar.place'],
  ['{"a":[{"b":1},{"b":[[]],"c":"{\\"b\\":","b":2}]}', 'a.1.b'],
  ['{"judul":1,"\\u006audul":2}', 'judul'],
  ['{"a":{"a":{"a":1}},"b":"a"}', null],
  ['[{"a":1},{"a":1}]', null],
  ['{"":{"constructor":1,"__proto__":2}}', null],
])('in %s, %j stands twice', (json, key) => expect(duplicateKey(json)).toBe(key))

it('finds none in what was written from an object', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (json) => {
      expect(duplicateKey(json)).toBe(null)
    }),
  )
})

it('takes no time worth telling for a text of a million characters', () => {
  const json = JSON.stringify({ body: 'a"\\'.repeat(300_000), paragraphs: Array.from({ length: 50_000 }, () => 'b') })
  const start = performance.now()
  expect(duplicateKey(json)).toBe(null)
  expect(performance.now() - start).toBeLessThan(1000)
})
