// Two people write in one story at the same time, in browsers of their own: they take it over from each other, their
// connections are cut, they reload and close their pages. Every word that stood on a page of theirs is found afterwards.
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page, Route } from '@playwright/test'
import { addressOf, body, bodyWords, note, saveState } from './edit-view.ts'
import { newWord, wordsIn } from './words.ts'

/** What does not get through: saves, their answers, or the questions about who has the story. */
type Cut = 'saves' | 'answers' | 'questions'

type Acts = Record<'taken over' | 'cut' | 'left' | 'compared' | 'restored', number>

/** @param haste share of the usual pauses: 1 is somebody at work for minutes */
type Plan = {
  readonly story: number
  readonly seconds: number
  readonly haste: number
  readonly random: () => number
  /** Called when both have written, before everything comes to rest. */
  readonly whenWritten?: () => Promise<void>
}

type Outcome = {
  readonly words: number
  readonly versions: number
  readonly acts: Acts
  /** Words that stood on a page, and are in no version. */
  readonly lost: readonly string[]
  readonly isDraft: boolean
  /** What both did, in order. */
  readonly journal: readonly string[]
}

/** @param contexts two browsers that are signed in */
export async function writeTogether(contexts: readonly [BrowserContext, BrowserContext], plan: Plan): Promise<Outcome> {
  const journal: string[] = []
  const begun = Date.now()
  const writers = contexts.map((context, index) => {
    const name = index === 0 ? 'A' : 'B'
    return new Writer(context, plan, (text) =>
      journal.push(`${((Date.now() - begun) / 1000).toFixed(1)} ${name} ${text}`),
    )
  })
  await Promise.all(writers.map((writer) => writer.write(begun + plan.seconds * 1000)))
  await plan.whenWritten?.()
  await Promise.all(writers.map((writer) => writer.settle()))
  // Words of pages that are closed are offered to whoever has the story: one after the other.
  for (const writer of writers) await writer.close()
  for (const writer of writers) {
    await writer.settle(true)
    await writer.close()
  }
  const answer = await contexts[0].request.get(
    `/api/articles/versions?where[parent][equals]=${plan.story}&depth=0&limit=1000`,
  )
  const { docs } = (await answer.json()) as { docs: { version: { _status: string } }[] }
  const there = new Set(wordsIn(JSON.stringify(docs)))
  const words = writers.flatMap(({ stood }) => [...stood])
  return {
    words: words.length,
    versions: docs.length,
    acts: writers.reduce((sum, { acts }) => addUp(sum, acts), newActs()),
    lost: words.filter((word) => !there.has(word)),
    isDraft: docs.every(({ version }) => version._status === 'draft'),
    journal,
  }
}

const newActs = (): Acts => ({ 'taken over': 0, cut: 0, left: 0, compared: 0, restored: 0 })

function addUp(one: Acts, other: Acts): Acts {
  const names = Object.keys(one) as (keyof Acts)[]
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as Acts
}

class Writer {
  /** Words that stood on this person's page. */
  readonly stood = new Set<string>()
  readonly acts = newActs()
  readonly #context: BrowserContext
  readonly #plan: Plan
  readonly #note: (text: string) => void
  #page: Page | null = null
  #isRouted = false
  #cut: Cut | null = null
  /** When the connection is whole again. */
  #wholeAt = 0
  #nextFault = 0
  /** When this person takes the story over; null: it is theirs. */
  #takeAt: number | null = null

  constructor(context: BrowserContext, plan: Plan, note: (text: string) => void) {
    this.#context = context
    this.#plan = plan
    this.#note = note
  }

  /** Writes until a moment, whatever happens. */
  async write(end: number): Promise<void> {
    this.#nextFault = Date.now() + this.#pause(4, 8)
    while (Date.now() < end) await this.#try(() => this.#goOn())
  }

  /** Everything gets through, and what is asked is answered, until nothing is left to do. */
  async settle(isMine = false): Promise<void> {
    await this.#mend()
    let calmSince = Date.now()
    for (const end = Date.now() + 180_000; Date.now() - calmSince < 7_000; await sleep(300)) {
      if (Date.now() > end) throw new Error('nothing came to rest within three minutes')
      const isCalm = await this.#try(async () => {
        const page = await this.#open()
        if (await this.#answer(page)) return false
        if (await this.#isReading(page)) {
          if (isMine) await this.#takeOver(page)
          return !isMine
        }
        return (await saveState(page, 'saved').count()) > 0
      })
      if (!isCalm) calmSince = Date.now()
    }
  }

  async close(): Promise<void> {
    await this.#page?.close({ runBeforeUnload: true })
    // A page that asks whether to leave is answered yes.
    for (let waited = 0; this.#page && !this.#page.isClosed() && waited < 5_000; waited += 100) await sleep(100)
    if (!this.#page?.isClosed()) await this.#page?.close()
    this.#page = null
  }

  /** A page that does not come, or goes away meanwhile, is tried again. */
  async #try(act: () => Promise<boolean>): Promise<boolean> {
    try {
      return await act()
    } catch (error) {
      this.#note(`failed: ${String(error).split('\n')[0]}`)
      await sleep(500)
      return false
    }
  }

  async #goOn(): Promise<boolean> {
    if (this.#wholeAt > 0 && Date.now() > this.#wholeAt) await this.#mend()
    if (Date.now() > this.#nextFault) await this.#disturb()
    const page = await this.#open()
    if (await this.#answer(page)) return true
    if (!(await this.#isReading(page))) {
      this.#takeAt = null
      await this.#type(page)
      return true
    }
    this.#takeAt ??= Date.now() + this.#pause(10, 20)
    if (Date.now() < this.#takeAt) await sleep(200)
    else await this.#takeOver(page)
    return true
  }

  async #open(): Promise<Page> {
    if (!this.#isRouted) {
      await this.#context.route(/\/api\/articles\/\d+(?:\/editing)?(?:\?|$)/, (route) => this.#pass(route))
      this.#isRouted = true
    }
    this.#page ??= await this.#newPage()
    const page = this.#page
    if (!page.url().includes(addressOf({ id: this.#plan.story })) || (await body(page).count()) === 0) {
      await page.goto(addressOf({ id: this.#plan.story }), { timeout: 15_000 })
      await saveState(page, 'saved').or(note(page, 'reading')).first().waitFor({ timeout: 15_000 })
    }
    return page
  }

  async #newPage(): Promise<Page> {
    const page = await this.#context.newPage()
    page.setDefaultTimeout(5_000)
    page.on('dialog', (dialog) => void dialog.accept().catch(() => null))
    return page
  }

  async #isReading(page: Page): Promise<boolean> {
    return (await page.locator('#take-over').count()) > 0
  }

  async #takeOver(page: Page): Promise<void> {
    await page.locator('#take-over').click()
    this.#note('takes over')
    this.acts['taken over'] += 1
    await saveState(page, 'saved').waitFor({ timeout: 15_000 })
    this.#takeAt = null
  }

  /** Looks at what the page asks, and chooses what it proposes; false: it asks nothing. */
  async #answer(page: Page): Promise<boolean> {
    if ((await note(page, 'stale').count()) > 0) {
      this.#note('compares')
      await page.locator('#compare-texts').click()
      await page.locator('.compare-texts[open] [data-act="use"]').click()
      await note(page, 'stale').waitFor({ state: 'detached' })
      this.acts.compared += 1
      return true
    }
    const kept = note(page, 'kept').first()
    if ((await kept.count()) === 0) return false
    const [before, which] = [await note(page, 'kept').count(), this.#plan.random()]
    const act = which < 0.6 ? 'restore' : which < 0.8 ? 'compare' : 'discard'
    this.#note(`is offered words: ${act}`)
    await kept.locator(`[data-act="${act}"]`).click()
    if (act === 'compare') await page.locator('.compare-texts[open] [data-act="use"]').click()
    for (let waited = 0; (await note(page, 'kept').count()) === before && waited < 5_000; waited += 100)
      await sleep(100)
    this.acts.restored += 1
    return true
  }

  /** A word more, somewhere. */
  async #type(page: Page): Promise<void> {
    const { random } = this.#plan
    const word = newWord()
    const isStandfirst = random() < 0.15
    const field = isStandfirst ? page.locator('#field-standfirst') : body(page)
    await field.focus()
    const isFront = random() < 0.2
    await page.keyboard.press(isFront ? 'Control+Home' : 'Control+End')
    if (!isStandfirst && !isFront && random() < 0.1) await page.keyboard.press('Enter')
    await page.keyboard.type(isFront ? `${word} ` : ` ${word}`, { delay: 10 + random() * 30 })
    const there = isStandfirst ? wordsIn(await field.inputValue()) : await bodyWords(page)
    if (!there.includes(word)) return this.#note(`${word} did not come to stand on the page`)
    this.stood.add(word)
    this.#note(`${word}${isStandfirst ? ' in the standfirst' : ''}`)
    if (random() < 0.1) await sleep(this.#pause(1, 4))
  }

  async #disturb(): Promise<void> {
    const { random } = this.#plan
    this.#nextFault = Date.now() + this.#pause(5, 12)
    const which = random()
    if (which < 0.3) {
      this.#note('leaves')
      this.acts.left += 1
      if (which < 0.15) await this.close()
      else await this.#page?.reload({ timeout: 10_000 })
      return
    }
    this.acts.cut += 1
    this.#wholeAt = Date.now() + this.#pause(2, 6)
    if (which < 0.6) {
      this.#note('is offline')
      return this.#context.setOffline(true)
    }
    this.#cut = which < 0.73 ? 'saves' : which < 0.86 ? 'answers' : 'questions'
    this.#note(`is cut off from ${this.#cut}`)
  }

  async #mend(): Promise<void> {
    this.#wholeAt = 0
    this.#cut = null
    await this.#context.setOffline(false)
    this.#note('is connected')
  }

  async #pass(route: Route): Promise<void> {
    const [request, cut] = [route.request(), this.#cut]
    const isSave = request.method() === 'PATCH'
    try {
      if ((cut === 'saves' && isSave) || (cut === 'questions' && request.url().endsWith('/editing'))) {
        return await route.abort()
      }
      if (cut === 'answers' && isSave) {
        await route.fetch()
        return await route.abort()
      }
      await route.continue()
    } catch {
      // The page is gone.
    }
  }

  #pause(least: number, most: number): number {
    const { haste, random } = this.#plan
    return 1000 * haste * (least + (most - least) * random())
  }
}
