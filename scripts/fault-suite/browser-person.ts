// Somebody of the newsroom at work in a real browser, with the admin's own pages. What the page showed as saved, published,
// scheduled or deleted counts as acknowledged.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { addressOf, body, bodyWords, note, saveState } from '#e2e/testing/edit-view.ts'
import { paragraphsBody } from '#lib/content/body/write.ts'
import {
  type Account,
  acknowledge,
  anotherText,
  faultOf,
  newStory,
  newTally,
  nextWords,
  pickStory,
  type Story,
  type Worker,
  want,
} from './story.ts'

/** Milliseconds that a person waits for the page to say that it is done, through any number of restarts. */
const patience = 120_000

/** @param executablePath the browser; without it, the one that Playwright downloaded */
export const openBrowser = (executablePath: string | undefined): Promise<Browser> =>
  chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })

/** Somebody's own browser, who signs in as often as it takes. */
export async function enter(browser: Browser, origin: string, account: Account): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1300, height: 900 } })
  await context.addCookies([{ name: 'payload-lng', value: 'id', url: origin }])
  for (;;) {
    const answer = await context.request
      .post('/api/users/login', { data: account, headers: { origin } })
      .catch(() => null)
    if (answer?.ok()) return context
    await sleep(1000)
  }
}

export class BrowserPerson implements Worker {
  readonly stories: Story[] = []
  readonly tally = newTally()
  readonly surprises: string[] = []
  readonly #browser: Browser
  readonly #origin: string
  readonly #account: Account
  readonly #section: number
  readonly #random: () => number
  #context: BrowserContext | null = null
  #page: Page | null = null
  /** The story that is open. */
  #open: Story | null = null

  constructor(browser: Browser, origin: string, account: Account, section: number, random: () => number) {
    this.#browser = browser
    this.#origin = origin
    this.#account = account
    this.#section = section
    this.#random = random
  }

  async act(): Promise<void> {
    this.tally.acts += 1
    const story = pickStory(this.stories, this.#random)
    const what = this.#random()
    try {
      if (!story || what < 0.1) await this.#create()
      else if (what < 0.7) await this.#write(story)
      else if (what < 0.85) await this.#publish(story)
      else if (what < 0.9) await this.#schedule(story)
      else if (what < 0.96) await this.#withdraw(story)
      else await this.#remove(story)
    } catch (error) {
      // A page that did not come, or a button that was not there for long: what was typed is looked for at the end.
      this.tally.unanswered += 1
      this.#open = null
      if (!isExpected(error)) this.surprises.push(String(error).slice(0, 300))
    }
  }

  async #at(): Promise<Page> {
    this.#context ??= await enter(this.#browser, this.#origin, this.#account)
    this.#page ??= await this.#context.newPage()
    return this.#page
  }

  /** Opens a story, again until its form is there. */
  async #show(story: Story): Promise<Page> {
    const page = await this.#at()
    if (this.#open === story) return page
    for (const end = Date.now() + patience; Date.now() < end; await sleep(500)) {
      const answer = await page.goto(addressOf(story)).catch(() => null)
      if (!answer?.ok()) continue
      const isThere = await saveState(page, 'saved')
        .waitFor({ timeout: 15_000 })
        .then(() => true)
        .catch(() => false)
      if (isThere) {
        this.#open = story
        await this.#look(page, story)
        return page
      }
    }
    throw new NotThere(`story ${story.id} did not open`)
  }

  /** What was acknowledged stands on the page. */
  async #look(page: Page, story: Story): Promise<void> {
    const headline = await page.locator('#field-headline').inputValue()
    const fault = faultOf(story, headline, await bodyWords(page))
    if (fault) this.surprises.push(fault)
  }

  /** Types another headline, and goes on in the body or writes another one. */
  async #type(page: Page, story: Story, headline: string): Promise<void> {
    story.unanswered.add(headline)
    await page.locator('#field-headline').fill(headline)
    await body(page).click()
    const words = nextWords(story, this.#random)
    const isAnother = !story.words.every((word) => words.includes(word))
    await page.keyboard.press(isAnother ? 'Control+a' : 'Control+End')
    await page.keyboard.type((isAnother ? words : [' ', words.at(-1)]).join(' '))
  }

  async #create(): Promise<void> {
    const page = await this.#at()
    const headline = `Berita ${randomUUID()}`
    const words = anotherText()
    const answer = await page.request
      .post('/api/articles?draft=true&depth=0', {
        headers: { origin: this.#origin },
        data: {
          headline,
          section: this.#section,
          body: paragraphsBody([words.join(' ')]),
          _status: 'draft',
        },
      })
      .catch(() => null)
    if (answer?.status() !== 201) {
      this.tally.unanswered += 1
      // Nobody presses a button ten times a second while the newsroom is away.
      await sleep(2_000)
      return
    }
    const { doc } = (await answer.json()) as { doc: { id: number; updatedAt: string } }
    this.tally.acknowledged += 1
    this.tally.saves += 1
    this.stories.push(newStory(doc, headline, words))
  }

  async #write(story: Story): Promise<void> {
    const page = await this.#show(story)
    const headline = `Tulisan ${randomUUID()}`
    await this.#type(page, story, headline)
    // Now and then the page is left at once: the words are sent, or kept and offered.
    if (this.#random() < 0.15) {
      const words = await bodyWords(page)
      await page.goto('about:blank')
      this.#open = null
      return this.#comeBack(story, headline, words)
    }
    await this.#untilSaved(page, story, headline)
  }

  /** The words are there, or are offered. */
  async #comeBack(story: Story, headline: string, words: readonly string[]): Promise<void> {
    const page = await this.#show(story)
    const restore = note(page, 'kept').locator('[data-act="restore"]')
    for (const end = Date.now() + patience; Date.now() < end; await sleep(300)) {
      const found = await bodyWords(page)
      const isHere = words.every((word) => found.includes(word))
      if (isHere && (await page.locator('#field-headline').inputValue()) === headline) {
        return this.#untilSaved(page, story, headline)
      }
      if ((await restore.count()) > 0) await restore.first().click()
    }
    this.surprises.push(`words were lost on leaving: story ${story.id}, "${headline}", ${words.join(' ')}`)
  }

  async #publish(story: Story): Promise<void> {
    const page = await this.#show(story)
    const headline = `Terbitan ${randomUUID()}`
    await this.#type(page, story, headline)
    await this.#untilSaved(page, story, headline)
    story.state = null
    for (const end = Date.now() + patience; Date.now() < end; await sleep(1000)) {
      want(story, headline)
      await page.locator('#action-save').click({ timeout: 30_000 })
      if (await statusOf(page, /^diterbitkan/i)) {
        story.state = 'published'
        this.tally.acknowledged += 1
        return
      }
    }
    throw new NotThere(`story ${story.id} was not published`)
  }

  async #schedule(story: Story): Promise<void> {
    const page = await this.#show(story)
    for (const text of [story.acknowledged, ...story.unanswered]) want(story, text)
    story.state = null
    await page.locator('#schedule-publish').click()
    const dialog = page.locator('.schedule-dialog[open]')
    // The dialog proposes a time; the next minute comes while the suite is running.
    const soon = new Date(Date.now() + 60_000)
    const clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Asia/Jakarta',
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(soon)
    const [day = '', time = ''] = clock.split(' ')
    await dialog.locator('[name="schedule-day"]').fill(day)
    await dialog.locator('[name="schedule-time"]').fill(time)
    await dialog.locator('[data-act="schedule"]').click()
    const isMade = await dialog
      .waitFor({ state: 'detached', timeout: 10_000 })
      .then(() => true)
      .catch(() => false)
    this.tally[isMade ? 'acknowledged' : 'unanswered'] += 1
    this.#open = null
  }

  async #remove(story: Story): Promise<void> {
    const page = await this.#show(story)
    story.deleted = 'maybe'
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-discard').click()
    await page.locator('#move-confirm').click()
    await page.waitForURL(/\/collections\/articles(?:\?|$)/, { timeout: 30_000 })
    story.deleted = 'yes'
    this.tally.acknowledged += 1
    this.#open = null
  }

  /** Takes readers' text back by the admin's own control. */
  async #withdraw(story: Story): Promise<void> {
    if (story.state !== 'published') return
    const page = await this.#show(story)
    story.state = null
    await page.locator('.doc-controls__popup button').first().click()
    await page.locator('#action-unpublish').click()
    await page.locator('#confirm-action').click()
    const isBack = await statusOf(page, /^draf/i)
    this.tally[isBack ? 'acknowledged' : 'unanswered'] += 1
    if (isBack) story.state = 'draft'
  }

  /** The page says that a headline and what stands in the body is saved. */
  async #untilSaved(page: Page, story: Story, headline: string): Promise<void> {
    const words = await bodyWords(page)
    // The state leaves "saved" a tenth of a second after the key.
    await sleep(300)
    for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
      if ((await saveState(page, 'saved').count()) > 0) {
        acknowledge(story, headline, words)
        this.tally.acknowledged += 1
        this.tally.saves += 1
        return
      }
      // A schedule had its effect in between: the person looks at both texts and keeps their own.
      if ((await page.locator('#compare-texts').count()) > 0) {
        await page.locator('#compare-texts').click()
        await page.locator('.compare-texts[open] [data-act="use"]').click()
      }
    }
    throw new NotThere('nothing was saved for long')
  }

  async close(): Promise<void> {
    await this.#context?.close()
  }
}

/** Whether the page comes to say that the story is in a state. */
const statusOf = (page: Page, text: RegExp): Promise<boolean> =>
  page
    .locator('.doc-controls__status .status__value')
    .filter({ hasText: text })
    .waitFor({ timeout: 15_000 })
    .then(() => true)
    .catch(() => false)

class NotThere extends Error {}

const isExpected = (error: unknown) => error instanceof NotThere || /Timeout|ERR_|Target/.test(String(error))
