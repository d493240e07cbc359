import { expect, it } from 'vitest'
import type { StorySummary } from '#lib/news/index.ts'
import { storyIn } from '#lib/seo/testing/story.ts'
import { oembedOf, toXml } from './oembed.ts'

const site = 'https://warta.example'
const frame = { name: 'Warta', tagline: { text: 'أخبار', locale: 'ar' } } as const

const anyRoom = { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY }
const summary = (headline: string): StorySummary => ({
  ...storyIn('ar'),
  text: { headline, standfirst: null },
  authors: ['Sari'],
})

it('quotes the story in its language, whatever the headline says', () => {
  const answer = oembedOf(summary('ميناء <script>alert("x")</script> & \u0001'), frame, site, anyRoom)
  expect(answer).toMatchObject({ version: '1.0', type: 'rich', author_name: 'Sari', provider_name: 'Warta' })
  expect(answer.html).toMatch(/^<blockquote lang="ar" dir="rtl">/)
  expect(answer.html).not.toContain('<script')
  const xml = toXml(answer)
  expect(xml).not.toContain('\u0001')
  expect(xml.replace(/<\/?\w+\/?>|<\?.*?\?>/g, '')).not.toMatch(/[<>]/)
})

it('keeps to the room there is', () => {
  expect(oembedOf(summary('x'), frame, site, anyRoom)).toMatchObject({ width: 600, thumbnail_width: 1200 })
  expect(oembedOf(summary('x'), frame, site, { width: 1200, height: 630 })).toHaveProperty('thumbnail_url')
  const narrow = oembedOf(summary('x'), frame, site, { ...anyRoom, width: 200 })
  expect(narrow.width).toBe(200)
  expect(narrow).not.toHaveProperty('thumbnail_url')
  expect(oembedOf(summary('x'), frame, site, { ...anyRoom, height: 100 })).not.toHaveProperty('thumbnail_url')
})
