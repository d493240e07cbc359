// Lines as they are really broken: which characters may begin and end them, and how many stand on one.
import { expect, test } from '@playwright/test'
import { editions } from '#lib/locales.ts'
import { locales, storyPath } from './testing/site.ts'
import { linesOf } from './testing/text.ts'

// Not at the beginning of a line: JIS X 4051, 6.1.1 (gyoto kinsoku: closing brackets, full stops, commas, middle dots,
// iteration and prolonged sound marks, small kana) and CLREQ, 3.1.1, for Chinese (closing marks, pauses, connectors).
const neverFirst =
  '、。，．,.・：；:;？！?!‼⁇⁈⁉」』）】〉》〕］｝)]}’”〟ーゝゞヽヾ々〻〜…‥ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ·'
// Not at the end: JIS X 4051, 6.1.1 (gyomatsu kinsoku), CLREQ, 3.1.1: opening brackets and quotation marks.
const neverLast = '「『（【〈《〔［｛([{‘“〝'

const widths = [320, 360, 414, 600, 768, 1024, 1280]
const blocks = 'main :is(h1, h2, h3, p, li, figcaption, blockquote)'

for (const locale of ['zh', 'ja'] as const) {
  for (const story of ['harbour', 'longRead', 'chili'] as const) {
    test(`${locale}: no line of ${story} begins or ends with what must not stand there`, async ({ page, request }) => {
      const path = await storyPath(request, story, locale)
      const complaints: string[] = []
      let measured = 0
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        await page.goto(path)
        for (const { lang, lines } of await page.evaluate(linesOf, blocks)) {
          if (lang !== editions[locale].tag) continue
          measured += lines.length
          lines.forEach(({ text }, index) => {
            const characters = [...text]
            const [first = '', last = ''] = [characters[0], characters.at(-1)]
            if (index > 0 && neverFirst.includes(first)) complaints.push(`${width} px: a line begins with ${text}`)
            if (index < lines.length - 1 && neverLast.includes(last)) {
              complaints.push(`${width} px: a line ends with ${text}`)
            }
          })
        }
      }
      expect(complaints).toEqual([])
      expect(measured).toBeGreaterThan(300)
    })
  }
}

test('no line ends between a hyphen and its digits', async ({ page, request }) => {
  const torn: string[] = []
  const tornWithoutJoiners: string[] = []
  const collect = async (into: string[]) => {
    for (const { lines } of await page.evaluate(linesOf, blocks)) {
      lines.forEach(({ text }, index) => {
        if (text.endsWith('-') && /^\d/.test(lines[index + 1]?.text ?? '')) into.push(text)
      })
    }
  }
  for (let width = 320; width <= 460; width += 7) {
    await page.setViewportSize({ width, height: 800 })
    // Shown in Indonesian, with scores in its standfirst and its text.
    await page.goto(await storyPath(request, 'untranslated', 'ar'))
    await collect(torn)
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      while (walker.nextNode()) {
        const { currentNode: node } = walker
        node.textContent = node.textContent?.replaceAll('\u2060', '') ?? ''
      }
    })
    await collect(tornWithoutJoiners)
  }
  expect(torn).toEqual([])
  expect(tornWithoutJoiners.length).toBeGreaterThan(0)
})

/** On wide screens: characters on full lines, on average, and the width that no line exceeds. */
const measures = {
  latin: { fewest: 55, most: 85, unit: 'ch', columns: 65 },
  arabic: { fewest: 50, most: 90, unit: 'ch', columns: 65 },
  'han-simplified': { fewest: 34, most: 40, unit: 'em', columns: 40 },
  japanese: { fewest: 34, most: 40, unit: 'em', columns: 40 },
} as const

/** Width of a length in the type of running text, in pixels. */
function widthOf(length: string): number {
  const paragraph = document.querySelector('#p1')
  if (!paragraph) throw new Error('there is no #p1')
  const probe = document.createElement('span')
  probe.style.cssText = `display: block; position: absolute; inline-size: ${length}`
  paragraph.append(probe)
  const { width } = probe.getBoundingClientRect()
  probe.remove()
  return width
}

for (const locale of locales) {
  test(`${locale}: lines of running text are as long as they read well`, async ({ page, request }) => {
    const { fewest, most, unit, columns } = measures[editions[locale].script]
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.goto(await storyPath(request, 'longRead', locale))
    const widest = await page.evaluate(widthOf, `${columns}${unit}`)
    const paragraphs = await page.evaluate(linesOf, 'p[id^="p"]')
    // The last line of a paragraph is as long as it happens to be.
    const full = paragraphs.flatMap(({ lines }) => lines.slice(0, -1))
    expect(full.length).toBeGreaterThan(20)
    expect(Math.max(...full.map(({ width }) => width))).toBeLessThanOrEqual(widest + 1)
    // Spaces are not among the measured characters: they are about one in seven.
    const spaced = unit === 'ch' ? 7 / 6 : 1
    const average = (full.reduce((sum, { text }) => sum + [...text].length, 0) / full.length) * spaced
    expect(average).toBeGreaterThanOrEqual(fewest)
    expect(average).toBeLessThanOrEqual(most)
  })
}
