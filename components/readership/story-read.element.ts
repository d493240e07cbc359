// <story-read src>: tells the site, once a day, that this story was read: the page was seen for some seconds and
// scrolled, or shows the whole story at once. Nothing is sent but the address; see lib/readership.
import { readStored, writeStored } from '../browser/storage.ts'

const seconds = 10

class StoryRead extends HTMLElement {
  #left = seconds
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback() {
    // Programs that steer a browser say so. One that keeps nothing for us counts once per visit; the server knows it for
    // a day.
    if (navigator.webdriver || this.#today.includes(this.#src)) return
    this.#timer = setInterval(() => this.#tick(), 1000)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  get #src(): string {
    return this.getAttribute('src') ?? ''
  }

  /** The date, and what was read on it. */
  get #today(): string[] {
    const today = new Date().toISOString().slice(0, 10)
    const kept = readStored('read')?.split(' ') ?? []
    return kept[0] === today ? kept : [today]
  }

  #tick() {
    if (document.hidden || (document as { prerendering?: boolean }).prerendering) return
    this.#left -= 1
    const whole = document.documentElement.scrollHeight <= innerHeight * 1.5
    if (this.#left > 0 || (scrollY < innerHeight / 4 && !whole)) return
    clearInterval(this.#timer)
    navigator.sendBeacon(this.#src)
    writeStored('read', [...this.#today, this.#src].join(' '))
  }
}

customElements.define('story-read', StoryRead)
