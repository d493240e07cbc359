import { expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import { balanceLines, unbreakableRuns } from './lines.ts'

/** Every character as wide as another: enough to see where lines break. */
const broken = (text: string, locale: Locale, line: number, most = 9) => {
  const units = unbreakableRuns(text, locale).map((unit) => ({ ...unit, width: [...unit.text].length }))
  return balanceLines(units, 1, line, most)?.map((one) =>
    one.map(({ text, spaced }, index) => (spaced && index > 0 ? ` ${text}` : text)).join(''),
  )
}

it.each([
  ['ar', 'ميناء جديد يفتح خطًا إلى Osaka', 16, ['ميناء جديد يفتح', 'خطًا إلى Osaka']],
  ['id', 'Pelabuhan baru membuka jalur', 16, ['Pelabuhan baru', 'membuka jalur']],
  ['fr', 'Un port : « la\u202fligne »\u202f!', 11, ['Un port :', '« la\u202fligne', '»\u202f!']],
  ['ja', '新港が大阪への航路を開く', 7, ['新港が大阪への', '航路を開く']],
] as const)('%s: breaks between words and phrases, evenly', (locale, text, line, lines) => {
  expect(broken(text, locale, line)).toEqual(lines)
})

it.each([
  ['ja', '大阪へ。「新しい港」、ついに開港！'],
  ['zh', '港口（新）启用，“鲜鱼快运”缩短9天。'],
] as const)('%s: no line begins or ends with a mark that may not (kinsoku)', (locale, text) => {
  for (let line = 6; line < 14; line += 1) {
    for (const one of broken(text, locale, line) ?? []) {
      expect(one).not.toMatch(/^[。、，！」”）]|[「“（]$/u)
    }
  }
})

it('says that a text does not fit', () => {
  expect(broken('Pelabuhan baru membuka jalur', 'id', 16, 1)).toBeUndefined()
  expect(broken('Pelabuhan', 'id', 8)).toBeUndefined()
})
