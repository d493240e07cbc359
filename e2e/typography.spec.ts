// How each script is set: the rules of the house's type, checked in the browser on every type of page.
import { expect, test } from '@playwright/test'
import { typeset } from '#components/typeset/typeset.ts'
import { editions, originalLocale } from '#lib/locales.ts'
import { headlines, locales, pagesOf, storyPath } from './testing/site.ts'
import { type TextRun, textRuns } from './testing/text.ts'

const inScript = (script: string) => new RegExp(`\\p{Script=${script}}`, 'u')
const arabic = inScript('Arabic')
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u
const han = inScript('Han')
const latinWords = /\p{Script=Latin}{2,}/gu
const tagOf = { ar: editions.ar.tag, zh: editions.zh.tag, ja: editions.ja.tag, id: editions.id.tag }
/** The printed address of a page is in no language. */
const withoutAddresses = ({ text }: TextRun) => text.replace(/https?:\/\/\S+/g, '')
const originals: readonly string[] = Object.values(headlines).map(typeset)

/** What no run of text may do, by the language that it is tagged with. */
const rules: { rule: string; breaks: (run: TextRun) => boolean }[] = [
  {
    rule: 'Arabic letters are joined: no letter-spacing',
    breaks: (run) => run.lang === tagOf.ar && !/^(normal|0px)$/.test(run.letterSpacing),
  },
  {
    rule: 'Arabic, Chinese and Japanese have no italics',
    breaks: (run) => [tagOf.ar, tagOf.zh, tagOf.ja].some((tag) => tag === run.lang) && run.fontStyle !== 'normal',
  },
  {
    rule: 'Arabic has no capitals to transform to',
    breaks: (run) => run.lang === tagOf.ar && run.textTransform !== 'none',
  },
  { rule: 'Arabic is not hyphenated', breaks: (run) => run.lang === tagOf.ar && run.hyphens === 'auto' },
  { rule: 'Arabic letters are tagged as Arabic', breaks: (run) => arabic.test(run.text) && run.lang !== tagOf.ar },
  { rule: 'kana are tagged as Japanese', breaks: (run) => kana.test(run.text) && run.lang !== tagOf.ja },
  {
    rule: 'Han characters are tagged as Chinese or Japanese',
    breaks: (run) => han.test(run.text) && run.lang !== tagOf.ja && run.lang !== tagOf.zh,
  },
  {
    rule: 'a sentence in Latin letters is not tagged as Arabic, Chinese or Japanese',
    breaks: (run) =>
      [tagOf.ar, tagOf.zh, tagOf.ja].some((tag) => tag === run.lang) &&
      !arabic.test(run.text) &&
      !han.test(run.text) &&
      !kana.test(run.text) &&
      (withoutAddresses(run).match(latinWords)?.length ?? 0) >= 3,
  },
  {
    rule: 'a headline of the original is tagged as Indonesian',
    breaks: (run) => originals.includes(run.text) && run.lang !== tagOf[originalLocale],
  },
  {
    // A single word has one direction, whatever stands around it.
    rule: 'a text of several words runs in the direction of its language',
    breaks: (run) => /\p{L}\s.*\p{L}/u.test(run.text) && (run.lang === tagOf.ar) !== (run.direction === 'rtl'),
  },
  { rule: 'digits are Latin', breaks: (run) => /[\u0660-\u0669\u06f0-\u06f9]/.test(run.text) },
  {
    // Imprimerie nationale, "Lexique des règles typographiques": fine insécable; the colon may have a whole one.
    rule: 'French has a narrow no-break space before ; ! ? » : and after «',
    breaks: (run) =>
      run.lang === editions.fr.tag && /[^\u202f;!?»][;!?»]|[^\u202f\u00a0\d]:|«[^\u202f]/.test(withoutAddresses(run)),
  },
  {
    rule: 'Arabic has its own comma, semicolon and question mark',
    breaks: (run) => run.lang === tagOf.ar && /\p{Script=Arabic}\s*[,;?]/u.test(run.text),
  },
  {
    rule: 'Chinese and Japanese have full-width punctuation between their characters',
    breaks: (run) =>
      [tagOf.zh, tagOf.ja].some((tag) => tag === run.lang) &&
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][,;:?!](?!\d)/u.test(run.text),
  },
]

for (const locale of locales) {
  test(`${locale}: every run of text on every type of page is set as its script wants`, async ({ page, request }) => {
    test.setTimeout(120_000)
    const complaints = new Set<string>()
    for (const path of Object.values(await pagesOf(request, locale))) {
      await page.goto(path)
      const runs = await page.evaluate(textRuns)
      expect(runs.length, path).toBeGreaterThan(10)
      for (const { rule, breaks } of rules) {
        for (const run of runs.filter(breaks)) complaints.add(`${rule}: ${path} lang=${run.lang} ${run.element}`)
      }
    }
    expect([...complaints]).toEqual([])
  })
}

/** Line height of running text, as a multiple of its size. */
const leading = { latin: 1.6, arabic: 1.9, 'han-simplified': 1.8, japanese: 1.8 } as const

const bodyOf = () => {
  const paragraph = document.querySelector('#p1')
  if (!paragraph) throw new Error('there is no #p1')
  const { fontSize, lineHeight } = getComputedStyle(paragraph)
  return { size: Number.parseFloat(fontSize), leading: Number.parseFloat(lineHeight) / Number.parseFloat(fontSize) }
}

for (const locale of locales) {
  test(`${locale}: lines of running text stand apart as the script wants, also those of a fallback`, async ({
    page,
    request,
  }) => {
    await page.goto(await storyPath(request, 'harbour', locale))
    expect((await page.evaluate(bodyOf)).leading).toBeCloseTo(leading[editions[locale].script], 1)
    await page.goto(await storyPath(request, 'untranslated', locale))
    expect((await page.evaluate(bodyOf)).leading).toBeCloseTo(leading[editions[originalLocale].script], 1)
  })
}

for (const width of [360, 1280]) {
  test(`Arabic is 8 to 10 % larger than Latin at ${width} px`, async ({ page, request }) => {
    await page.setViewportSize({ width, height: 800 })
    await page.goto(await storyPath(request, 'harbour', 'id'))
    const latin = (await page.evaluate(bodyOf)).size
    await page.goto(await storyPath(request, 'harbour', 'ar'))
    const ratio = (await page.evaluate(bodyOf)).size / latin
    expect(ratio).toBeGreaterThanOrEqual(1.08)
    expect(ratio).toBeLessThanOrEqual(1.1)
  })
}
