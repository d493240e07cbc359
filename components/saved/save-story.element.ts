// <save-story>: keeps this story on the device, to be read later and without a connection; notes that it was read.
import { savedPages } from '../offline/caches.ts'
import { keep, stories, without } from './shelf.ts'

class SaveStory extends HTMLElement {
  connectedCallback() {
    keep('history', [this.#story, ...without('history', location.pathname)])
    this.#show()
    this.addEventListener('click', this)
    // Another tab, or this page come back from the past, may have changed it.
    for (const event of ['storage', 'pageshow']) addEventListener(event, () => this.#show())
  }

  get #story() {
    const headline = document.querySelector('h1')
    const { lang = '', dir = '' } = headline?.closest<HTMLElement>('[lang]') ?? {}
    return { path: location.pathname, headline: headline?.textContent ?? '', lang, dir }
  }

  get #isSaved() {
    return stories('saved').some(({ path }) => path === location.pathname)
  }

  #show() {
    this.querySelector('button')?.setAttribute('aria-pressed', String(this.#isSaved))
  }

  async handleEvent() {
    const others = without('saved', location.pathname)
    const saving = !this.#isSaved
    keep('saved', saving ? [this.#story, ...others] : others)
    this.#show()
    if (!('caches' in window)) return
    const cache = await caches.open(savedPages)
    await (saving ? cache.add(location.pathname) : cache.delete(location.pathname)).catch(() => undefined)
  }
}

customElements.define('save-story', SaveStory)
