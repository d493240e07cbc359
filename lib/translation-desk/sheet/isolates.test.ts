import { expect, it } from 'vitest'
import { hideIsolates, showIsolates } from './isolates.ts'

it.each(['كلمة <1>غامقة</1>.', '<1/>', 'بلا وسوم', '<1><2>x</2></1>'])('"%s" comes back as it was', (text) => {
  const shown = showIsolates(text)
  expect(hideIsolates(shown)).toBe(text)
  expect(shown.match(/\u2066/g)?.length ?? 0).toBe(text.match(/<[^>]*>/g)?.length ?? 0)
})

it('leaves none behind when a tag is deleted by half', () => {
  expect(hideIsolates('كلمة \u2066<1>غامقة\u2069')).toBe('كلمة <1>غامقة')
})
