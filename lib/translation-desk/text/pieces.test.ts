import { expect, it } from 'vitest'
import { markSource } from './pieces.ts'

const term = (term: string, rendering: string | null = 'R', caseSensitive = false) => ({
  term,
  rendering,
  caseSensitive,
})
const read = (pieces: ReturnType<typeof markSource>) =>
  pieces
    .map((piece) => {
      const text =
        piece.kind === 'tag' ? piece.tag : piece.rendering ? `{${piece.text}=${piece.rendering}}` : piece.text
      return piece.change === 'removed' ? `[-${text}-]` : piece.change ? `[+${text}+]` : text
    })
    .join('')

it.each([
  ['no term', 'Kapal tiba.', [], 'Kapal tiba.'],
  ['one', 'Bank Indonesia naik.', [term('Bank Indonesia', 'بنك إندونيسيا')], '{Bank Indonesia=بنك إندونيسيا} naik.'],
  [
    'the longer of two',
    'Bank Indonesia dan bank.',
    [term('bank', 'x'), term('Bank Indonesia', 'y')],
    '{Bank Indonesia=y} dan {bank=x}.',
  ],
  ['with an ending', 'menterinya pergi', [term('menteri')], '{menterinya=R} pergi'],
  ['not within a word', 'kebankan', [term('bank')], 'kebankan'],
  ['capitals that count', 'kpk dan KPK', [term('KPK', 'R', true)], 'kpk dan {KPK=R}'],
  ['kept as it is', 'Warta terbit', [term('Warta', null)], '{Warta=Warta} terbit'],
  ['across a tag', '<1>Bank</1> Indonesia', [term('Bank Indonesia')], '<1>{Bank=R}</1>{ Indonesia=R}'],
  ['signs of patterns', 'PT (Persero) X', [term('PT (Persero)')], '{PT (Persero)=R} X'],
])('terms: %s', (_, source, terms, expected) => expect(read(markSource(source, null, terms))).toBe(expected))

it('marks changes and terms together, and undoes escapes', () => {
  const pieces = markSource('Bank Indonesia &lt;1> 15', 'Bank Indonesia &lt;1> 12', [term('Bank Indonesia')])
  expect(read(pieces)).toBe('{Bank Indonesia=R} <1> [-12-][+15+]')
})
