// The longest texts that a newsroom can write: nothing is cut off, nothing stands outside the page.
import { expect, test } from '@playwright/test'
import { signIn, until } from './testing/newsroom.ts'
import { locales, pagesOf } from './testing/site.ts'
import { clipped, narrowToWide } from './testing/text.ts'

/** One word of 60 letters, as German could build it. */
const longWord = 'Kepelabuhanantarsamuderanusantaratimurrayamandirisentosajaya'.padEnd(60, 'a')

/** A text of `length` characters from a sentence, again and again. */
const endless = (sentence: string, length: number) =>
  sentence
    .repeat(Math.ceil(length / sentence.length))
    .slice(0, length)
    .trim()

const long = {
  id: endless('Pelabuhan timur membuka jalur kapal langsung ke Osaka dan Rotterdam ', 300),
  ar: endless('ميناء الشرق يفتح خطا بحريا مباشرا إلى أوساكا وروتردام ويستعد لموسم الرياح ', 300),
  ja: endless('東部の港が大阪とロッテルダムへの直行航路を開き、季節風に備える', 300),
} as const

test('a headline of 300 characters and a word of 60 letters find room in every edition', async ({ page, request }) => {
  test.setTimeout(180_000)
  const newsroom = await signIn(request)
  const headline = `${longWord} ${endless(long.id, 238)}`
  const story = await newsroom.publish(headline, { standfirst: `${longWord}${longWord} ${long.id}` })
  try {
    await newsroom.translate(story, 'ar', long.ar, `${long.ar} ${longWord} ${long.ar}`)
    await newsroom.translate(story, 'ja', long.ja, `${long.ja}${longWord}${long.ja}`)
    const shown = async (path: string) => (await (await request.get(path)).text()).includes(long.ja.slice(0, 20))
    await until(() => shown('/ja/latest'), 10_000, 'the long story on the latest page')
    const complaints = new Set<string>()
    for (const locale of locales) {
      const pages = await pagesOf(request, locale)
      for (const width of narrowToWide) {
        await page.setViewportSize({ width, height: 740 })
        for (const path of [`/${locale}/${story}`, pages.front, pages.section, pages.latest]) {
          await page.goto(path ?? '')
          for (const complaint of await page.evaluate(clipped)) complaints.add(`${path} at ${width} px: ${complaint}`)
        }
      }
    }
    expect([...complaints]).toEqual([])
  } finally {
    await newsroom.remove(story)
    const gone = async () => !(await (await request.get('/id/latest')).text()).includes(longWord)
    await until(gone, 10_000, 'the long story off the latest page')
  }
})
