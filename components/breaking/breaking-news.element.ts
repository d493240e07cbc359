// <breaking-news src line>: asks for the line of breaking news while the page can be seen, and shows what has changed.
// What changes while a page is being read stands over its lower edge: nothing in the page moves.
import { connection } from '../browser/connection.ts'
import { dismissedLine, dismissLine } from './dismissed.ts'

/** Milliseconds between two questions: with `lineCacheControl` (lib/http/policy.ts) a line is there within ten seconds. */
const pause = 6000
/** Twice as long after each failure, up to so many times. */
const mostDoublings = 5
/** So many times as long where readers pay for every byte. */
const thrift = 10

type Line = { key: string; text: string; path: string | null; lang?: string; dir?: string } | null

class BreakingNews extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  /** Where the keyboard was when the line came over the page. */
  #place: Element | null = null

  connectedCallback() {
    document.addEventListener('visibilitychange', this)
    this.querySelector('button')?.addEventListener('click', this)
    this.#later()
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this)
    clearTimeout(this.#timer)
  }

  handleEvent(event: Event) {
    if (event.type !== 'click') {
      this.#ask()
      return
    }
    dismissLine(this.#line)
    this.hidden = true
    // The button goes; whoever pressed it by the keyboard reads on where the line found them.
    if ((event as MouseEvent).detail === 0 && this.#place instanceof HTMLElement) this.#place.focus()
  }

  get #line() {
    return this.getAttribute('line') ?? ''
  }

  #later() {
    clearTimeout(this.#timer)
    const { saveData, effectiveType = '' } = connection()
    const wait = pause * 2 ** Math.min(this.#failures, mostDoublings)
    this.#timer = setTimeout(() => this.#ask(), saveData || /2g/.test(effectiveType) ? wait * thrift : wait)
  }

  async #ask() {
    clearTimeout(this.#timer)
    if (document.hidden) return
    try {
      // The browser sends the tag of what it has, and nothing comes if that is still so.
      const answer = await fetch(this.getAttribute('src') ?? '', {
        cache: 'no-cache',
        signal: AbortSignal.timeout(9000),
      })
      if (!answer.ok) throw answer
      this.#show(await answer.json())
      this.#failures = 0
    } catch {
      this.#failures++
    }
    this.#later()
  }

  #show(line: Line) {
    const [section, link, text] = ['section', 'a', 'bdi'].map((name) => this.querySelector<HTMLElement>(name))
    const key = line?.key ?? ''
    if (key === this.#line || !section || !link || !text) return
    // The room that the line had in the page, if any, stays.
    if (!this.dataset.over) this.style.blockSize = `${this.offsetHeight}px`
    this.dataset.over = 'true'
    if (!this.contains(document.activeElement)) this.#place = document.activeElement
    this.setAttribute('line', key)
    this.hidden = key === dismissedLine()
    section.hidden = !line
    if (!line) return
    text.textContent = line.text
    for (const [name, value] of [
      ['lang', line.lang],
      ['dir', line.dir],
    ] as const) {
      if (value) text.setAttribute(name, value)
      else text.removeAttribute(name)
    }
    if (line.path) link.setAttribute('href', line.path)
    else link.removeAttribute('href')
  }
}

customElements.define('breaking-news', BreakingNews)
