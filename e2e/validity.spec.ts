// The HTML that readers' browsers get is valid, byte for byte as it is served, and has one outline.
import { expect, test } from '@playwright/test'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { htmlRules } from './testing/html-rules.ts'
import { locales, pagesOf, pageTypes } from './testing/site.ts'

const validator = new HtmlValidate(new StaticConfigLoader(htmlRules))

for (const locale of locales) {
  test(`${locale}: every type of page is valid HTML`, async ({ request }) => {
    const complaints: string[] = []
    const pages = await pagesOf(request, locale)
    for (const type of pageTypes) {
      const html = await (await request.get(pages[type] ?? '')).text()
      const { results } = validator.validateStringSync(html, `${locale}-${type}.html`)
      for (const { line, column, ruleId, message, selector } of results.flatMap(({ messages }) => messages)) {
        complaints.push(`${pages[type]}:${line}:${column} ${ruleId}: ${message} (${selector ?? 'no element'})`)
      }
    }
    expect(complaints).toEqual([])
  })

  test(`${locale}: every page has one h1, headings in order, ids of their own, and its landmarks`, async ({
    page,
    request,
  }) => {
    const pages = await pagesOf(request, locale)
    const complaints: string[] = []
    for (const type of pageTypes) {
      const html = await (await request.get(pages[type] ?? '')).text()
      const found = await page.evaluate(outlineOf, html)
      complaints.push(...found.map((complaint) => `${pages[type]}: ${complaint}`))
    }
    expect(complaints).toEqual([])
  })
}

/** Runs in the browser: what is wrong with the outline of a page. */
function outlineOf(html: string): string[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const complaints: string[] = []
  const levels = [...parsed.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => Number(heading.tagName[1]))
  const first = levels.filter((level) => level === 1).length
  if (first !== 1) complaints.push(`${first} h1`)
  levels.forEach((level, index) => {
    const before = levels[index - 1] ?? 0
    if (index > 0 && level > before + 1) complaints.push(`heading ${index + 1} jumps from h${before} to h${level}`)
  })
  const ids = [...parsed.querySelectorAll('[id]')].map(({ id }) => id)
  complaints.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`))
  const landmarks = { main: 'main', banner: 'body > header', contentinfo: 'body > footer' }
  for (const [name, selector] of Object.entries(landmarks)) {
    const count = parsed.querySelectorAll(selector).length
    if (count !== 1) complaints.push(`${count} of the landmark ${name}`)
  }
  const names = [...parsed.querySelectorAll('nav')].map((nav) => {
    const labelledBy = nav.getAttribute('aria-labelledby')
    return (
      nav.getAttribute('aria-label') ?? (labelledBy && parsed.getElementById(labelledBy)?.textContent?.trim()) ?? ''
    )
  })
  if (names.includes('')) complaints.push('a nav without a name')
  for (const element of parsed.querySelectorAll('[class~="undefined"]')) {
    complaints.push(`<${element.tagName.toLowerCase()}> has the class undefined`)
  }
  const root = parsed.documentElement
  if (!root.lang || !root.dir) complaints.push('html without lang or dir')
  if (!parsed.title.trim()) complaints.push('no title')
  if (parsed.querySelectorAll('meta[name="description"]').length > 1) complaints.push('two descriptions')
  return complaints
}
