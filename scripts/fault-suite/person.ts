// Somebody of the newsroom at work, with the requests that the admin's edit view sends. Notes what was asked, and what was
// acknowledged; asks again what was not answered, as the edit view does.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { wordsIn } from '#e2e/testing/words.ts'
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

type Answer = { readonly status: number; readonly body: Record<string, unknown> } | null

export class Person implements Worker {
  readonly stories: Story[] = []
  readonly tally = newTally()
  readonly surprises: string[] = []
  readonly #origin: string
  readonly #account: Account
  readonly #section: number
  readonly #tab = `faults-${randomUUID()}`
  readonly #random: () => number
  #token = ''

  constructor(origin: string, account: Account, section: number, random: () => number) {
    this.#origin = origin
    this.#account = account
    this.#section = section
    this.#random = random
  }

  /** Does one thing. */
  async act(): Promise<void> {
    this.tally.acts += 1
    const story = pickStory(this.stories, this.#random)
    const what = this.#random()
    if (story) await this.#look(story)
    if (!story || what < 0.12) await this.#create()
    else if (what < 0.62) await this.#write(story)
    else if (what < 0.76) await this.#publish(story)
    else if (what < 0.86) await this.#schedule(story)
    else if (what < 0.95) await this.#withdraw(story)
    else await this.#remove(story)
  }

  async #create(): Promise<void> {
    const headline = `Berita ${randomUUID()}`
    const words = anotherText()
    const answer = await this.#ask('POST', '/articles?draft=true&depth=0', this.#text(headline, words, 'draft'))
    // Made or not, nobody knows: a person would look at the list. A draft that is there twice is no loss.
    this.#count(answer)
    if (answer?.status !== 201) {
      await sleep(500 + this.#random() * 1000)
      return
    }
    this.tally.saves += 1
    this.stories.push(newStory(answer.body.doc as { id: number; updatedAt: string }, headline, words))
  }

  /** What was acknowledged is there. */
  async #look(story: Story): Promise<void> {
    const newest = await this.#ask('GET', `/articles/${story.id}?draft=true&depth=0`)
    if (newest?.status !== 200) return
    const { headline, body } = newest.body
    const fault = faultOf(story, String(headline), wordsIn(JSON.stringify(body ?? '')))
    if (fault) this.surprises.push(fault)
  }

  /** An autosave; sent again until it is answered. */
  #write(story: Story) {
    return this.#save(story, `Tulisan ${randomUUID()}`, 'draft')
  }

  async #publish(story: Story): Promise<void> {
    await this.#save(story, `Terbitan ${randomUUID()}`, 'published')
  }

  async #save(story: Story, headline: string, status: 'draft' | 'published'): Promise<void> {
    const words = nextWords(story, this.#random)
    const query = `?depth=0&tab=${this.#tab}${status === 'draft' ? '&draft=true&autosave=true' : ''}`
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const data = { ...this.#text(headline, words, status), updatedAt: story.stamp }
      if (status === 'published') want(story, headline)
      const answer = await this.#ask('PATCH', `/articles/${story.id}${query}`, data)
      this.#count(answer)
      if (answer?.status === 200) {
        const doc = answer.body.doc as { updatedAt: string; _status: string }
        story.stamp = doc.updatedAt
        acknowledge(story, headline, words)
        this.tally.saves += 1
        if (status === 'published') story.state = 'published'
        return
      }
      if (answer?.status === 409) {
        // A schedule had its effect in between, or another act of one's own was not answered: on top of the newest.
        const newest = await this.#ask('GET', `/articles/${story.id}?draft=true&depth=0`)
        if (newest?.status === 200) story.stamp = String(newest.body.updatedAt)
        continue
      }
      if (answer && answer.status < 500) {
        this.surprises.push(`${status} answered ${answer.status}: ${JSON.stringify(answer.body).slice(0, 200)}`)
        return
      }
      story.unanswered.add(headline)
      if (status === 'published') story.state = null
      await sleep(200 + this.#random() * 800)
    }
    this.surprises.push(`nothing answered for long: story ${story.id}`)
  }

  async #schedule(story: Story): Promise<void> {
    const at = new Date(Date.now() + 2_000 + this.#random() * 4_000).toISOString()
    const body = { what: 'make', type: 'publish', at }
    // What goes out is what is there now: the acknowledged text, or one that arrived without an answer.
    for (const text of [story.acknowledged, ...story.unanswered]) want(story, text)
    const answer = await this.#ask('POST', `/articles/${story.id}/schedule`, body)
    this.#count(answer)
    if (answer?.status !== 409) story.state = null
  }

  async #withdraw(story: Story): Promise<void> {
    const answer = await this.#ask('PATCH', `/articles/${story.id}?depth=0`, { _status: 'draft' })
    this.#count(answer)
    // A schedule that was made before it may still come: only who has none knows.
    story.state = answer?.status === 200 && story.state !== null ? 'draft' : null
    const newest = await this.#ask('GET', `/articles/${story.id}?draft=true&depth=0`)
    if (newest?.status === 200) story.stamp = String(newest.body.updatedAt)
  }

  async #remove(story: Story): Promise<void> {
    const answer = await this.#ask('DELETE', `/articles/${story.id}?depth=0`)
    this.#count(answer)
    story.deleted = answer?.status === 200 ? 'yes' : 'maybe'
  }

  #text(headline: string, words: readonly string[], status: 'draft' | 'published') {
    return { headline, section: this.#section, body: paragraphsBody([words.join(' ')]), _status: status }
  }

  #count(answer: Answer): void {
    if (!answer || answer.status >= 500) this.tally.unanswered += 1
    else if (answer.status < 300) this.tally.acknowledged += 1
    else this.tally.refused += 1
  }

  /** Null: no answer came. Signs in where nobody is. */
  async #ask(method: string, path: string, data?: object): Promise<Answer> {
    if (this.#token === '' && path !== '/users/login') {
      const { email, password } = this.#account
      const signedIn = await this.#ask('POST', '/users/login', { email, password })
      if (typeof signedIn?.body.token !== 'string') return null
      this.#token = signedIn.body.token
    }
    const answer = await fetch(`${this.#origin}/api${path}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      headers: {
        'Content-Type': 'application/json',
        origin: this.#origin,
        ...(this.#token ? { authorization: `JWT ${this.#token}` } : {}),
      },
      ...(data ? { body: JSON.stringify(data) } : {}),
    }).catch(() => null)
    if (!answer) return null
    const text = await answer.text().catch(() => null)
    if (text === null) return null
    try {
      return { status: answer.status, body: JSON.parse(text) as Record<string, unknown> }
    } catch {
      // A page of the portal, which says that the newsroom is away.
      return { status: 503, body: {} }
    }
  }

  /** Nothing stays open. */
  async close(): Promise<void> {}
}
