import { expect, it } from 'vitest'
import type { Locale } from '#lib/locales.ts'
import { render, visibleText } from '../testing/render.tsx'
import { arabicStory } from '../testing/story.ts'
import { Byline } from './Byline.tsx'

it.each<[Locale, number, string]>([
  ['ar', 1, 'قراءة في دقيقة واحدة'],
  ['ar', 2, 'قراءة في دقيقتين'],
  ['ar', 3, 'قراءة في 3 دقائق'],
  ['ar', 11, 'قراءة في 11 دقيقة'],
  ['ar', 100, 'قراءة في 100 دقيقة'],
  ['id', 4, '4 menit baca'],
  ['en', 1, '1 min read'],
  ['fr', 4, '4 min de lecture'],
  ['zh', 4, '阅读约 4 分钟'],
  ['ja', 4, '約4分で読めます'],
])('%s: says how long %i minutes are', (locale, minutes, expected) => {
  const html = render(<Byline story={{ ...arabicStory, minutes }} locale={locale} timeZone="Asia/Jakarta" />)
  expect(visibleText(html)).toContain(expected)
})
