import { describe, expect, it } from 'vitest'
import { inEveryEdition, locales } from '#lib/locales.ts'
import { render } from '../testing/render.tsx'
import { frame } from '../testing/story.ts'
import { PageFrame } from './PageFrame.tsx'

const world = { id: 4, name: { text: 'العالم', locale: 'ar' as const }, path: '/ar/world' }

const framed = (path: string, changes: Partial<typeof frame> = {}) =>
  render(
    <PageFrame
      frame={{ ...frame, sections: [world], ...changes }}
      locale="ar"
      paths={inEveryEdition((code) => `/${code}${path}`)}
      place={{ section: world.id }}
    >
      <p>متن</p>
    </PageFrame>,
  )

const languageLinks = (html: string) => [...html.matchAll(/<a href="([^"]*)" lang=/g)].map(([, href]) => href)

describe('what stands around a page', () => {
  it('leads to this page in every edition, though the rest of it is remembered', () => {
    for (const path of ['/world/12-x', '/world/13-y', '/search?q=%22a%22&section=2']) {
      const expected = locales.map((code) => `/${code}${path}`.replaceAll('&', '&amp;'))
      expect(languageLinks(framed(path))).toEqual([...expected, ...expected])
    }
  })

  it('follows the newsroom’s settings', () => {
    expect(framed('/a')).not.toContain('الجريدة')
    expect(framed('/a', { name: 'الجريدة' }).match(/الجريدة/g)?.length).toBeGreaterThan(2)
    expect(framed('/a')).not.toContain('الجريدة')
  })

  it('shows words that look like a place for an address as they are', () => {
    const html = framed('/a', { tagline: { text: ' href="{en}"', locale: 'ar' } })
    expect(html).toContain('href=&quot;{en}&quot;')
  })

  it('marks the section that the page belongs to', () => {
    expect(framed('/a')).toContain('<a href="/ar/world" aria-current="page">')
  })
})
