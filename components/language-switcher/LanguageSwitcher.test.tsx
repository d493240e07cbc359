import { describe, expect, it } from 'vitest'
import { editions, type Locale, locales } from '#lib/locales.ts'
import { render } from '../testing/render.tsx'
import { LanguageSwitcher } from './LanguageSwitcher.tsx'

const paths = Object.fromEntries(locales.map((code) => [code, `/${code}/x/12`])) as Record<Locale, string>

const switcher = (locale: Locale) => render(<LanguageSwitcher locale={locale} paths={paths} />)

const linksOf = (html: string) =>
  [...html.matchAll(/<a ([^>]*)>([^<]*)<\/a>/g)].map(([, a = '', text]) => ({ a, text }))

describe.each(['ar', ...locales.filter((code) => code !== 'ar')] as const)('the switcher of %s', (locale) => {
  it('leads to the same page in every edition, under the language’s own name', () => {
    const links = linksOf(switcher(locale))
    // Once for wide screens, once behind the disclosure of narrow ones.
    expect(links.map(({ text }) => text)).toEqual([...locales, ...locales].map((code) => editions[code].name))
    for (const [index, { a }] of links.entries()) {
      const { code, tag } = editions[[...locales, ...locales][index] ?? 'id']
      expect(a).toContain(`href="${paths[code]}"`)
      expect(a).toContain(`lang="${tag}" hrefLang="${tag}"`)
      expect(a.includes('aria-current'), code).toBe(code === locale)
    }
  })

  it('is named in the reader’s language and opens without JavaScript', async () => {
    const html = switcher(locale)
    const { default: messages } = await import(`../../messages/${locale}.json`)
    expect(html.match(new RegExp(`<nav aria-label="${messages.nav.languages}"`, 'g'))).toHaveLength(2)
    expect(html).toContain('<details')
  })
})
