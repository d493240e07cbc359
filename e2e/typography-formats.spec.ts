// Dates, lists of names and plain-text titles, as each edition writes them.
import { type APIRequestContext, expect, test } from '@playwright/test'
import { editions, type Locale } from '#lib/locales.ts'
import { locales, pagesOf, storyPath } from './testing/site.ts'

const timeZone = 'Asia/Jakarta'

/** Every form in which a moment may stand on a page, from Intl itself: a date alone, or with the time and its zone. */
function momentsAs(locale: Locale, at: Date): RegExp {
  const tag = editions[locale].formatTag
  const long = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone }).format(at)
  const short = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(at)
  const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^(?:${literal(long)}|${literal(short)})(?:[,،]? ${literal(clock.format(at))} WIB)?$`)
}

const decode = (html: string) =>
  html.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&lt;', '<')

for (const locale of locales) {
  test(`${locale}: every moment is written as the edition writes dates, with the zone beside the time`, async ({
    request,
  }) => {
    const complaints: string[] = []
    let found = 0
    for (const path of Object.values(await pagesOf(request, locale))) {
      const html = await (await request.get(path)).text()
      for (const [, attributes = '', text = ''] of html.matchAll(/<time\b([^>]*)>([^<]*)<\/time>/g)) {
        const machine = /datetime="([^"]+)"/i.exec(attributes)?.[1] ?? ''
        const at = new Date(machine)
        if (Number.isNaN(at.getTime())) complaints.push(`${path}: <time> without a moment: ${text}`)
        else if (!momentsAs(locale, at).test(decode(text))) complaints.push(`${path}: ${machine} as "${text}"`)
        found += 1
      }
    }
    expect(complaints).toEqual([])
    expect(found).toBeGreaterThan(20)
  })

  test(`${locale}: several authors are listed as the language lists names`, async ({ page, request }) => {
    await page.goto(await storyPath(request, 'longRead', locale))
    const byline = page.locator('p', { has: page.locator('a[rel="author"]') }).first()
    const names = await byline.locator('a[rel="author"]').allTextContents()
    expect(names.length).toBeGreaterThan(1)
    expect(await byline.textContent()).toContain(new Intl.ListFormat(editions[locale].formatTag).format(names))
  })
}

/** Plain texts that leave the page, from its head. */
async function plainTexts(request: APIRequestContext, path: string): Promise<[name: string, text: string][]> {
  const html = await (await request.get(path)).text()
  const texts: [string, string][] = []
  for (const [tag] of html.matchAll(/<meta\b[^>]*>/g)) {
    const name = /(?:name|property)="((?:og:|twitter:)?(?:title|description))"/.exec(tag)?.[1]
    const text = /content="([^"]*)"/.exec(tag)?.[1]
    if (name && text) texts.push([name, decode(text)])
  }
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]
  return title ? [...texts, ['title', decode(title)]] : texts
}

const rightToLeftLetter = /\p{Script=Arabic}/u

/**
 * What the bidirectional algorithm (UAX #9) could do to a text that leaves the page: isolates that are not closed, and
 * letters that run against `direction` outside of any isolate.
 */
function bidiFaults(text: string, direction: 'ltr' | 'rtl'): string[] {
  let depth = 0
  const bare: string[] = []
  for (const character of text) {
    if (/[\u2066-\u2068]/.test(character)) depth += 1
    else if (character === '\u2069') depth -= 1
    else if (/[\u202a-\u202e]/.test(character)) return ['an embedding or override; isolates are what is wanted']
    else if (depth === 0 && /\p{L}/u.test(character) && rightToLeftLetter.test(character) !== (direction === 'rtl')) {
      bare.push(character)
    }
    if (depth < 0) return ['closes an isolate that is not open']
  }
  if (depth > 0) return ['an isolate that is not closed']
  return bare.length > 0 ? [`"${bare.join('').slice(0, 30)}" runs against the rest`] : []
}

for (const locale of locales) {
  test(`${locale}: titles and descriptions keep their order where they are plain text`, async ({ request }) => {
    const complaints: string[] = []
    for (const [type, path] of Object.entries(await pagesOf(request, locale))) {
      const texts = await plainTexts(request, path)
      if (!texts.some(([name]) => name === 'title')) complaints.push(`${path} has no title`)
      for (const [name, text] of texts) {
        // Of a fallback, messengers show the Indonesian original alone; the title stands in the edition's own tab.
        const direction = type === 'fallback' && name !== 'title' ? 'ltr' : editions[locale].direction
        complaints.push(...bidiFaults(text, direction).map((fault) => `${path} ${name}: ${fault} in "${text}"`))
      }
    }
    expect(complaints).toEqual([])
  })
}

test('an Arabic title isolates the Latin name of the site', async ({ request }) => {
  const path = await storyPath(request, 'harbour', 'ar')
  const title = (await plainTexts(request, path)).find(([name]) => name === 'title')?.[1]
  expect(title).toMatch(/ — \u2066Warta\u2069$/)
})
