// <story-shelf shelf remove empty [online] [readable]>: the saved stories, or those read last, as a list. `readable`:
// only those that can be read without a connection; `online`: what is said of the others.
import { pageCache, savedStoryCache } from '../offline/caches.ts'
import { readShelf, type Shelf, type ShelfStory, shelfWithout, writeShelf } from './shelf.ts'

async function isReadable({ path }: ShelfStory): Promise<boolean> {
  if (!('caches' in window)) return false
  for (const cacheName of [savedStoryCache(path), pageCache]) if (await caches.match(path, { cacheName })) return true
  return false
}

async function readableOf(kept: readonly ShelfStory[]): Promise<ReadonlySet<ShelfStory>> {
  const readable = await Promise.all(kept.map(isReadable))
  return new Set(kept.filter((_, index) => readable[index]))
}

/** Forgets the copies of stories that are on no list any more: taken off by another tab, or pushed off by newer ones. */
async function forgetUnlisted(): Promise<void> {
  const listed = new Set(readShelf('saved').map(({ path }) => savedStoryCache(path)))
  const unlisted = (await caches.keys()).filter((name) => name.startsWith(savedStoryCache('')) && !listed.has(name))
  await Promise.all(unlisted.map((name) => caches.delete(name)))
}

/** Forgets what was read: one page, or all of them. */
async function forgetRead(path?: string): Promise<void> {
  if (path === undefined) await caches.delete(pageCache)
  else await (await caches.open(pageCache)).delete(path)
}

class StoryShelf extends HTMLElement {
  connectedCallback() {
    void this.#show()
    if (this.#shelf === 'saved' && 'caches' in window) void forgetUnlisted().catch(() => undefined)
    this.parentElement?.querySelector('[data-clear]')?.addEventListener('click', () => {
      writeShelf(this.#shelf, [])
      if ('caches' in window) void forgetRead().catch(() => undefined)
      void this.#show()
    })
  }

  get #shelf() {
    return this.getAttribute('shelf') as Shelf
  }

  async #show() {
    const [all, note] = [readShelf(this.#shelf), this.getAttribute('online')]
    const onlyReadable = this.hasAttribute('readable')
    const readable = onlyReadable || note !== null ? await readableOf(all) : new Set(all)
    const kept = onlyReadable ? [...readable] : all
    const clear = this.parentElement?.querySelector<HTMLElement>('[data-clear]')
    if (clear) clear.hidden = kept.length === 0
    this.dataset.filled = ''
    if (kept.length === 0) {
      this.replaceChildren(Object.assign(document.createElement('p'), { textContent: this.getAttribute('empty') }))
      return
    }
    const list = document.createElement('ol')
    list.append(...kept.map((story) => this.#entry(story, readable.has(story) ? null : note)))
    this.replaceChildren(list)
  }

  #entry({ path, headline, lang, dir }: ShelfStory, note: string | null): HTMLElement {
    const entry = document.createElement('li')
    const link = Object.assign(document.createElement('a'), { href: path, textContent: headline || path, lang, dir })
    const label = this.getAttribute('remove')
    const story = document.createElement('div')
    story.append(link)
    if (note !== null) story.append(Object.assign(document.createElement('small'), { textContent: note }))
    entry.append(story)
    if (label === null) return entry
    const button = Object.assign(document.createElement('button'), {
      type: 'button',
      textContent: '×',
      ariaLabel: label,
    })
    button.title = label
    button.addEventListener('click', () => void this.#remove(path))
    entry.append(button)
    return entry
  }

  async #remove(path: string) {
    writeShelf(this.#shelf, shelfWithout(this.#shelf, path))
    if ('caches' in window) await (this.#shelf === 'saved' ? caches.delete(savedStoryCache(path)) : forgetRead(path))
    await this.#show()
    // Whoever used the keyboard stays in the list.
    ;(this.querySelector<HTMLElement>('button') ?? this.closest('section')?.querySelector('h2'))?.focus()
  }
}

customElements.define('story-shelf', StoryShelf)
