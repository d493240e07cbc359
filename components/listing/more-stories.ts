// <more-stories loading loaded failed retry>: stands around a list and its pager. The link to the list's next page
// brings that page's stories into this one. Nothing is fetched unasked, for readers who pay by the byte; but who asked
// once is reading on, so a few more pages come by themselves before the link must be used again.
import { connection } from '../browser/connection.ts'
import { announce } from '../browser/status.ts'

const unasked = 3
const ahead = '600px'
const patience = 15_000

const nextIn = (place: ParentNode) => place.querySelector<HTMLAnchorElement>('a[rel=next]')

class MoreStories extends HTMLElement {
  #left = 0
  #label = ''
  #loading = false

  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = nextIn(this)
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
      if (!link?.contains(event.target as Node) || elsewhere) return
      event.preventDefault()
      this.#left = connection().saveData ? 0 : unasked
      this.#load(link)
    })
  }

  async #load(link: HTMLAnchorElement) {
    if (this.#loading) return
    this.#loading = true
    this.#label ||= link.textContent
    this.#say(link, 'loading')
    try {
      const answer = await fetch(link.href, { signal: AbortSignal.timeout(patience) })
      const page = new DOMParser().parseFromString(answer.ok ? await answer.text() : '', 'text/html')
      const stories = [...(page.querySelector('more-stories > ol')?.children ?? [])]
      if (stories.length === 0) throw answer
      this.querySelector('ol')?.append(...stories)
      this.#say(link, '', 'loaded')
      // Whoever used the link reads on where the new stories begin, also where there is no further link.
      if (document.activeElement === link) stories[0]?.querySelector('a')?.focus({ preventScroll: true })
      const next = nextIn(page)
      if (next) link.href = next.href
      else link.remove()
      if (next && this.#left-- > 0) this.#watch(link)
    } catch {
      this.#say(link, 'retry', 'failed')
    }
    this.#loading = false
  }

  /** Words for the link, and what a screen reader is told: names of attributes. */
  #say(link: HTMLElement, label: string, status = '') {
    link.textContent = this.getAttribute(label) ?? this.#label
    announce(this, this.getAttribute(status))
    this.toggleAttribute('broken', status === 'failed')
  }

  #watch(link: HTMLAnchorElement) {
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        this.#load(link)
      },
      { rootMargin: ahead },
    )
    observer.observe(link)
  }
}

customElements.define('more-stories', MoreStories)
