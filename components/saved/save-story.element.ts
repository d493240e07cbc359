// <save-story failed><button><span role="status">: keeps this story on the device, to be read later and without a
// connection; notes that it was read.
import { announce } from '../browser/status.ts'
import { savedStoryCache } from '../offline/caches.ts'
import { whenLoaded } from '../offline/when-loaded.ts'
import { readShelf, shelfWithout, writeShelf } from './shelf.ts'

const path = location.pathname

/** A page that the browser makes ready ahead of a click has not been read; it is once it is shown. */
const shown = new Promise<void>((resolve) => {
  if ((document as Document & { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', () => resolve(), { once: true })
  } else resolve()
})

/** Style sheets, scripts and fonts that came with this page. */
const files = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .filter((name) => /^\/(assets|_next\/static)\//.test(new URL(name).pathname))

/** The story's pictures, also those further down; where data is saved, those that are here already. */
async function picturesOf(story: Element | null): Promise<string[]> {
  const saveData = 'saveData' in document.documentElement.dataset
  const all = [...(story?.querySelectorAll('img') ?? [])].filter(({ complete }) => complete || !saveData)
  for (const picture of all) picture.loading = 'eager'
  await Promise.all(all.map((picture) => picture.decode().catch(() => undefined)))
  return all.map(({ currentSrc }) => currentSrc).filter(Boolean)
}

/** Without a worker nothing would be answered from it: a site that wants none (OFFLINE_READING) keeps nothing. */
const hasWorker = async () =>
  'caches' in window && (await navigator.serviceWorker.getRegistration().catch(() => undefined))?.active

class SaveStory extends HTMLElement {
  connectedCallback() {
    this.#show()
    this.querySelector('button')?.addEventListener('click', this)
    // Another tab, or this page come back from the past, may have changed it.
    for (const event of ['storage', 'pageshow']) addEventListener(event, () => this.#show())
    void shown.then(() => {
      writeShelf('history', [this.#story, ...shelfWithout('history', path)])
      // It may have been corrected since, or come with other files.
      if (this.#isSaved) whenLoaded(() => void this.#keepPage())
    })
  }

  get #story() {
    const headline = document.querySelector('h1')
    const { lang = '', dir = '' } = headline?.closest<HTMLElement>('[lang]') ?? {}
    return { path, headline: headline?.textContent ?? '', lang, dir }
  }

  get #isSaved() {
    return readShelf('saved').some((story) => story.path === path)
  }

  #show() {
    this.querySelector('button')?.setAttribute('aria-pressed', `${this.#isSaved}`)
  }

  async handleEvent() {
    const others = shelfWithout('saved', path)
    const saving = !this.#isSaved
    const done = writeShelf('saved', saving ? [this.#story, ...others] : others)
    announce(this, done ? null : this.getAttribute('failed'))
    this.#show()
    if (!done) return
    if (saving) await this.#keepPage()
    else if ('caches' in window) await caches.delete(savedStoryCache(path))
  }

  async #keepPage() {
    if (!(await hasWorker())) return
    const cache = await caches.open(savedStoryCache(path))
    // Without a connection: as it was read.
    await cache.add(path).catch(async () => {
      const read = await caches.match(path)
      if (read) await cache.put(path, read).catch(() => undefined)
    })
    const needed = new Set([...files(), ...(await picturesOf(this.closest('article')))])
    await Promise.all([...needed].map((url) => cache.add(url).catch(() => undefined)))
    // Taken back meanwhile.
    if (!this.#isSaved) await caches.delete(savedStoryCache(path))
  }
}

customElements.define('save-story', SaveStory)
