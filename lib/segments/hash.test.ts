import { expect, it } from 'vitest'
import { textHash } from './hash.ts'

it('is 32 hexadecimal digits, the same for ever: they are stored', () => {
  expect(textHash('Gempa <1>guncang</1> Cianjur')).toBe('9495eedc0e77e07c5e7c796f7df69a91')
})

it.each([
  ['زلزال  يضرب\n', ' زلزال يضرب'],
  ['東京\u3000新聞', '東京 新聞'],
  ['é à <1>ñ</1>'.normalize('NFD'), 'é à <1>ñ</1>'],
])('takes %j and %j for the same', (one, other) => expect(textHash(one)).toBe(textHash(other)))

it.each([
  ['Satu kata', 'Satu <1>kata</1>'],
  ['<1>Satu</1> kata', 'Satu <1>kata</1>'],
  ['Satu kata', 'satu kata'],
  ['زلزال', 'زلزالٌ'],
])('tells %j and %j apart', (one, other) => expect(textHash(one)).not.toBe(textHash(other)))
