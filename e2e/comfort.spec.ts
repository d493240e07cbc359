// Reading comfort: what a reader chooses is kept, everything works by keyboard, and stories are read aloud.
import { expect, type Page, test } from '@playwright/test'
import { origin, storyPath } from './testing/site.ts'

const sizeOf = (page: Page, selector = '#p1') =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor)

test('text size and theme are kept, and set before the first paint', async ({ page, request }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(await storyPath(request, 'harbour', 'ar'))
  const [usual, light] = [await sizeOf(page), await paper(page)]
  await page.locator('[popovertarget=display]:visible').first().click()
  await page.locator('#display input[name=size][value=xl]').check({ force: true })
  await page.locator('#display input[name=theme][value=dark]').check({ force: true })
  await page.keyboard.press('Escape')
  await expect(page.locator('#display')).toBeHidden()
  const [large, dark] = [await sizeOf(page), await paper(page)]
  expect(large).toBeGreaterThan(usual * 1.2)
  expect(dark).not.toBe(light)
  // Another page, and what is there when its first words are: no other size, no other theme.
  await page.addInitScript(() => {
    const look = () => {
      if (document.body) (window as { first?: string }).first = getComputedStyle(document.body).backgroundColor
      else requestAnimationFrame(look)
    }
    look()
  })
  await page.goto(await storyPath(request, 'bill', 'ar'))
  // Pages may be loaded before their first frame.
  await page.waitForFunction(() => (window as { first?: string }).first)
  expect(await page.evaluate(() => (window as { first?: string }).first)).toBe(dark)
  expect(await sizeOf(page)).toBe(large)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
})

test('a long read lists its headings, which lead there', async ({ page, request }) => {
  for (const locale of ['id', 'ja'] as const) {
    await page.goto(await storyPath(request, 'longRead', locale))
    const links = page.locator('nav a[href^="#h"]:visible')
    expect(await links.count()).toBeGreaterThanOrEqual(3)
    const target = await links.nth(1).getAttribute('href')
    await links.nth(1).click()
    await expect(page.locator(target ?? '')).toBeInViewport()
    await expect(page.locator('nav a[aria-current=location]:visible')).toHaveAttribute('href', target ?? '')
  }
})

for (const locale of ['id', 'ar'] as const) {
  test(`${locale}: every control can be reached and seen by keyboard`, async ({ page, request }) => {
    for (const path of [`/${locale}`, await storyPath(request, 'harbour', locale)]) {
      await page.goto(path)
      const seen: string[] = []
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab')
        const focus = await page.evaluate(() => {
          const element = document.activeElement
          if (!element || element === document.body) return null
          // A link may draw its outline around the card that it reaches over.
          const styles = [element, element.parentElement].map((of) => of && getComputedStyle(of))
          const outlined = styles.some(
            (style) => style && style.outlineStyle !== 'none' && style.outlineWidth !== '0px',
          )
          const { width, height } = element.getBoundingClientRect()
          return { name: element.outerHTML.slice(0, 90), outlined, there: width > 0 && height > 0 }
        })
        if (focus === null) break
        expect(focus, path).toMatchObject({ outlined: true, there: true })
        seen.push(focus.name)
      }
      expect(new Set(seen).size, 'no trap').toBeGreaterThan(20)
      expect(seen[0]).toContain('#main')
    }
  })
}

test('prints the story and its address, and nothing to be pressed', async ({ page, request }) => {
  for (const locale of ['id', 'ar', 'ja'] as const) {
    await page.emulateMedia({ colorScheme: 'dark', media: 'print' })
    const path = await storyPath(request, 'harbour', locale)
    await page.goto(path)
    await expect(page.locator('h1')).toBeVisible()
    await expect(page.locator('#p1')).toBeVisible()
    const id = path.match(/\d+/)?.[0]
    await expect(page.getByText(`${origin}/${locale}/${id}`)).toBeVisible()
    expect(await page.locator('nav:visible, article button:visible, main a[href*="/lite/"]:visible').count()).toBe(0)
    expect(await paper(page)).toBe('rgb(255, 253, 249)')
  }
})

test('moments that count from now are printed as what they are', async ({ page, request }) => {
  await page.goto(await storyPath(request, 'harbour', 'ar'))
  const published = await page.locator('article time').first().getAttribute('datetime')
  await page.clock.setFixedTime(Date.parse(published ?? '') + 2 * 3_600_000)
  await page.reload()
  const shown = () =>
    page
      .locator('article relative-time')
      .first()
      .evaluate((element) => {
        const inShadow = element.shadowRoot?.querySelector('span')
        const inDocument = element.querySelector('time')
        return [inShadow, inDocument].map((part) => part?.checkVisibility({ visibilityProperty: true }))
      })
  await expect(page.locator('article relative-time').first().getByText('قبل ساعتين')).toBeVisible()
  expect(await shown()).toEqual([true, false])
  await page.emulateMedia({ media: 'print' })
  expect(await shown()).toEqual([false, true])
})

test('all that is read grows with the chosen size, and nothing on paper', async ({ page, request }) => {
  await page.setViewportSize({ width: 320, height: 740 })
  const typeOf = (selector: string) => sizeOf(page, selector)
  const choose = (size: string) =>
    page.evaluate((value) => document.documentElement.setAttribute('data-size', value), size)
  await page.goto(await storyPath(request, 'longRead', 'ar'))
  const texts = ['#p1', 'h1 + p', 'article figure blockquote p', 'figcaption']
  const usual = await Promise.all(texts.map(typeOf))
  await choose('xxl')
  for (const [index, text] of texts.entries())
    expect(await typeOf(text), text).toBeCloseTo((usual[index] ?? 0) * 1.5, 0)
  expect(await typeOf('h1')).toBeGreaterThan(await typeOf('#p1'))
  await page.emulateMedia({ media: 'print' })
  const large = await Promise.all([...texts, 'h1'].map(typeOf))
  await choose('m')
  expect(await Promise.all([...texts, 'h1'].map(typeOf))).toEqual(large)
  await page.emulateMedia({ media: 'screen' })
  await page.goto(await storyPath(request, 'chili', 'ar'))
  const correction = await typeOf('#corrections p')
  await choose('xxl')
  expect(await typeOf('#corrections p')).toBeCloseTo(correction * 1.5, 0)
})

test('the language menu of a phone folds when the reader is elsewhere', async ({ page, request }) => {
  await page.setViewportSize({ width: 390, height: 740 })
  await page.goto(await storyPath(request, 'harbour', 'ar'))
  const menu = page.locator('edition-links details')
  const summary = menu.locator('summary')
  await page.waitForFunction(() => customElements.get('edition-links') !== undefined)
  await summary.focus()
  await page.keyboard.press('Enter')
  await expect(menu).toHaveAttribute('open')
  await page.keyboard.press('Tab')
  await expect(menu.locator('a').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu).not.toHaveAttribute('open')
  await expect(summary).toBeFocused()
  await page.keyboard.press('Enter')
  for (let stop = 0; stop < 7; stop += 1) await page.keyboard.press('Tab')
  await expect(menu).not.toHaveAttribute('open')
  await summary.click()
  await expect(menu).toHaveAttribute('open')
  await page.locator('#p1').click()
  await expect(menu).not.toHaveAttribute('open')
})

test('the contents say which section is being read, also after a jump', async ({ page, request }) => {
  await page.setViewportSize({ width: 1440, height: 800 })
  await page.goto(await storyPath(request, 'longRead', 'ar'))
  await page.waitForFunction(() => customElements.get('page-contents') !== undefined)
  // One list for narrow windows, one for wide ones.
  const current = page.locator('page-contents [aria-current=location]:visible')
  const jump = (top: number) => page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top)
  await jump(100_000)
  await expect(current).toHaveText((await page.locator('page-contents a').last().textContent()) ?? '')
  await jump(0)
  await expect(current).toHaveCount(0)
})

test.describe('listening', () => {
  /** A voice of the browser's that says nothing and remembers what it was given. */
  const voices = (languages: string[]) => {
    const said: string[] = []
    let current: { onend?: () => void } | undefined
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => languages.map((lang) => ({ lang, name: lang, localService: true, default: false })),
      speak: (utterance: { text: string; onend?: () => void }) => {
        said.push(utterance.text)
        current = utterance
      },
      cancel: () => {
        current = undefined
      },
    })
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis })
    class Utterance {
      voice = null
      text: string
      constructor(text: string) {
        this.text = text
      }
    }
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance })
    Object.assign(window, { said, endOfSentence: () => current?.onend?.(), isSpeaking: () => current !== undefined })
  }
  type Fake = Window & { said: string[]; endOfSentence(): void; isSpeaking(): boolean }
  const said = (page: Page) => page.evaluate(() => (window as unknown as Fake).said)

  test('is not offered without a voice of the language', async ({ page, request }) => {
    await page.addInitScript(voices, ['de-DE'])
    await page.goto(await storyPath(request, 'harbour', 'ar'))
    await expect(page.locator('listen-story')).toBeHidden()
  })

  test('reads sentence by sentence, shows where it is, and stops when asked', async ({ page, request }) => {
    await page.addInitScript(voices, ['ar-SA', 'en-GB'])
    await page.goto(await storyPath(request, 'harbour', 'ar'))
    const headline = (await page.locator('h1').textContent()) ?? ''
    await page.locator('listen-story > button').click()
    await expect.poll(() => said(page)).toEqual([headline])
    await expect(page.locator('[data-spoken]')).toHaveText(headline)
    await page.locator('listen-story [name=next]').click()
    await page.locator('listen-story [name=next]').click()
    await expect(page.locator('#p1')).toHaveAttribute('data-spoken', '')
    const first = (await said(page)).at(-1) ?? ''
    expect(await page.locator('#p1').textContent()).toContain(first)
    await page.evaluate(() => (window as unknown as Fake).endOfSentence())
    await expect.poll(async () => (await said(page)).at(-1)).not.toBe(first)
    expect(Math.max(...(await said(page)).map((words) => words.length))).toBeLessThanOrEqual(200)
    await page.locator('listen-story [name=pause]').click()
    expect(await page.evaluate(() => (window as unknown as Fake).isSpeaking())).toBe(false)
    await page.locator('listen-story [name=pause]').click()
    expect(await page.evaluate(() => (window as unknown as Fake).isSpeaking())).toBe(true)
    await page.evaluate(() => dispatchEvent(new Event('pagehide')))
    expect(await page.evaluate(() => (window as unknown as Fake).isSpeaking())).toBe(false)
    await page.locator('listen-story > button').click()
    await page.locator('listen-story [name=stop]').click()
    await expect(page.locator('listen-story fieldset')).toBeHidden()
    await expect(page.locator('[data-spoken]')).toHaveCount(0)
  })
})
