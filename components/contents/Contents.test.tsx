import { describe, expect, it } from 'vitest'
import type { Block } from '#lib/news/types.ts'
import { render } from '../testing/render.tsx'
import { arabicStory, fallbackStory, words } from '../testing/story.ts'
import { Contents } from './Contents.tsx'

const heading = (number: number, text: string, level: 2 | 3 = 2): Block => ({
  kind: 'heading',
  level,
  anchor: `h${number}`,
  content: [{ kind: 'link', href: '/ar/1', external: false, children: [words(text)] }],
})
const show = (story: typeof arabicStory, body: Block[], minutes = 5) =>
  render(<Contents story={{ ...story, text: { ...story.text, body }, minutes }} locale="ar" />)
const three = [heading(1, 'أول'), heading(2, 'ثان'), heading(3, 'ثالث')]

describe('the contents of a long read', () => {
  it('lead to each heading of the second level, and nowhere else', () => {
    const html = show(arabicStory, [...three, heading(4, 'فرع', 3)])
    const links = [...html.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href, text]) => [href, text])
    const expected = [
      ['#h1', 'أول'],
      ['#h2', 'ثان'],
      ['#h3', 'ثالث'],
    ]
    expect(links).toEqual([...expected, ...expected])
  })

  it.each([
    ['a short text', three, 2],
    ['few headings', three.slice(1), 9],
  ])('are not there for %s', (_what, body, minutes) => {
    expect(show(arabicStory, body, minutes)).toBe('')
  })

  it('are in the language of the text, under a name in the reader’s', () => {
    const html = show(fallbackStory, three)
    expect(html).toMatch(/<ol role="list" lang="id" dir="ltr">/)
    expect(html).toContain('aria-label="في هذا المقال"')
  })
})
