import { expect, it } from 'vitest'
import { locales } from '#lib/locales.ts'
import { render } from '../testing/render.tsx'
import { SearchLink } from './SearchLink.tsx'

it.each(['ar', ...locales.filter((code) => code !== 'ar')] as const)('%s: is a link with a name', (locale) => {
  const html = render(<SearchLink locale={locale} current={false} />)
  expect(html).toContain(`href="/${locale}/search"`)
  expect(html).toMatch(/<span class="visually-hidden">\p{L}+<\/span>/u)
  expect(html).not.toContain('aria-current')
})
