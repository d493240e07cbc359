import { describe, expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import type { StaticPage } from '#lib/news/types.ts'
import { render, visibleText } from '../testing/render.tsx'
import { arabicStory, paragraph, words } from '../testing/story.ts'
import { Article } from './Article.tsx'

const arabic: StaticPage = {
  title: { text: 'اتصل بنا', locale: 'ar' },
  body: [paragraph(1, words('للكتابة إلى التحرير'))],
  bodyLocale: 'ar',
  written: locales,
  path: '/ar/pages/contact',
  paths: arabicStory.paths,
}

describe('a static page', () => {
  it('is its title and its text', () => {
    const html = render(<Article page={arabic} locale="ar" />)
    expect(visibleText(html)).toBe('اتصل بنا للكتابة إلى التحرير')
    expect(html).not.toMatch(/data-notice|lang=/)
  })

  it('says so where it is only there in Indonesian', () => {
    const page: StaticPage = {
      ...arabic,
      body: [paragraph(1, words('Tulis kepada redaksi'))],
      bodyLocale: 'id',
      written: ['id'],
    }
    const html = render(<Article page={page} locale="ar" />)
    expect(html).toMatch(/data-notice="fallback"/)
    expect(visibleText(html)).toContain('في ما يلي النص الأصلي بالإندونيسية')
    expect(html).toMatch(/<div lang="id" dir="ltr"><div class="body"><p id="p1">Tulis kepada redaksi/)
  })
})
