import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { editions, type Locale, locales } from '#lib/locales.ts'
import { LanguageSwitcher } from './LanguageSwitcher.tsx'

const paths = Object.fromEntries(locales.map((code) => [code, `/${code}/x/12`])) as Record<Locale, string>

const render = async (locale: Locale) => {
  const { default: messages } = await import(`../../messages/${locale}.json`)
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Jakarta">
      <LanguageSwitcher locale={locale} paths={paths} />
    </NextIntlClientProvider>,
  )
}

const linksOf = (html: string) =>
  [...html.matchAll(/<a ([^>]*)>([^<]*)<\/a>/g)].map(([, a = '', text]) => ({ a, text }))

describe.each(['ar', ...locales.filter((code) => code !== 'ar')] as const)('the switcher of %s', (locale) => {
  it('leads to the same page in every edition, under the language’s own name', async () => {
    const links = linksOf(await render(locale))
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
    const html = await render(locale)
    const { default: messages } = await import(`../../messages/${locale}.json`)
    expect(html.match(new RegExp(`<nav aria-label="${messages.nav.languages}"`, 'g'))).toHaveLength(2)
    expect(html).toContain('<details')
  })
})
