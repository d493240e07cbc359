import { describe, expect, it } from 'vitest'
import { render, visibleText } from '../testing/render.tsx'
import { Breaking } from './Breaking.tsx'

const line = { key: '0123abcd', text: { text: 'زلزال قبالة آتشيه', locale: 'ar' as const }, path: '/ar/world/7-x' }

describe('the line of breaking news', () => {
  it('is a named region with a plain link, and says to what it belongs', () => {
    const html = render(<Breaking line={line} locale="ar" />)
    expect(html).toMatch(/<section [^>]*aria-label="عاجل">/)
    expect(html).toContain('line="0123abcd"')
    expect(html).toContain('<a href="/ar/world/7-x"><bdi>زلزال قبالة آتشيه</bdi></a>')
    expect(html).toContain('aria-label="إغلاق هذا الخبر"')
  })

  it('is tagged with its language where it is the Indonesian one', () => {
    const text = { text: 'Gempa di lepas pantai', locale: 'id' as const }
    const html = render(<Breaking line={{ ...line, text, path: null }} locale="ar" />)
    expect(html).toContain('<a><bdi lang="id" dir="ltr">Gempa di lepas pantai</bdi></a>')
  })

  it.each(['ar', 'ja', 'id'] as const)('has its place, announced politely, where there is none: %s', (locale) => {
    const html = render(<Breaking line={null} locale={locale} />)
    expect(html).toMatch(new RegExp(`<breaking-news src="/${locale}/breaking.json" line="" aria-live="polite"`))
    expect(html).toMatch(/<section [^>]*hidden=""/)
    expect(visibleText(html)).not.toContain('null')
  })
})
