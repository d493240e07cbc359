import { describe, expect, it } from 'vitest'
import { translationLocales } from '#lib/locales.ts'
import type { Availability, Story as StoryView } from '#lib/news/types.ts'
import { Story } from '../story/Story.tsx'
import { render, visibleText } from '../testing/render.tsx'
import { arabicStory, fallbackStory, frame } from '../testing/story.ts'
import { OriginalParagraphs } from './OriginalParagraphs.tsx'

const shortUrl = 'https://warta.example/ar/7'

const machine: Availability = { kind: 'translated', by: 'machine', reviewed: null, behind: false }

describe('the original of each paragraph', () => {
  const html = render(<OriginalParagraphs story={arabicStory} locale="ar" shortUrl={shortUrl} />)

  it('has a button at the end of each paragraph, named in Arabic and of its own', () => {
    const names = [
      ...html.matchAll(/<p id="(p\d)">[^<]+<button [^>]*aria-label="([^"]*)"[^>]* hidden=""><\/button><\/p>/g),
    ]
    expect(names.map(([, anchor, name]) => [anchor, name])).toEqual([
      ['p1', 'الفقرة 1: الأصل والإبلاغ عن خطأ'],
      ['p2', 'الفقرة 2: الأصل والإبلاغ عن خطأ'],
    ])
  })

  it('can do nothing, and shows nothing, before its script runs', () => {
    const [, panel = ''] = /(<div [^>]*data-panel.*)<\/original-paragraphs>$/.exec(html) ?? []
    expect(panel).toMatch(/^<div [^>]*hidden=""/)
    for (const [button] of html.replace(panel, '').matchAll(/<button [^>]*>/g)) expect(button).toContain('hidden=""')
  })

  it('says where the original and reports are to be had, and how the original is written', () => {
    expect(html).toMatch(/<original-paragraphs(?=[^>]* path="\/ar\/7")(?=[^>]* language="id")(?=[^>]* direction="ltr")/)
  })

  it('keeps a field that no reader sees or reaches', () => {
    expect(html).toMatch(/<input(?=[^>]* name="website")(?=[^>]* tabindex="-1")(?=[^>]* aria-hidden="true")[^>]*>/i)
  })

  it.each(translationLocales)('%s: speaks the language of the page', (locale) => {
    const text = visibleText(render(<OriginalParagraphs story={arabicStory} locale={locale} shortUrl={shortUrl} />))
    const script = {
      ar: /[\u0600-\u06ff]{3}/,
      ja: /[\u3040-\u30ff]/,
      zh: /印度尼西亚文/,
      en: /Indonesian/,
      fr: /indonésien/,
    }
    expect(text).toMatch(script[locale])
  })
})

describe('a story', () => {
  const show = (story: StoryView) =>
    render(
      <Story
        story={story}
        frame={frame}
        locale={story.locale}
        shortUrl="https://warta.example/ar/7"
        listen="/assets/listen.js"
      />,
    )
  const reviewed = { role: 'Redaktur bahasa', at: arabicStory.publishedAt }

  it.each<[string, Availability, boolean]>([
    ['a machine’s', machine, true],
    ['a machine’s, behind its original', { ...machine, behind: true }, true],
    ['a machine’s, reviewed', { ...machine, reviewed }, true],
    ['a person’s', { ...machine, by: 'human' }, false],
    ['the original', { kind: 'original' }, false],
  ])('%s has it: %s', (_whose, availability, has) => {
    expect(show({ ...arabicStory, availability }).includes('<original-paragraphs')).toBe(has)
  })

  it('that falls back to the original has none', () => {
    expect(show(fallbackStory)).not.toMatch(/<original-paragraphs|name="report"/)
  })
})
