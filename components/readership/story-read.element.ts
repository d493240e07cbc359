// <story-read src>: tells the site, once a day, that this story was read: the page was seen for some seconds and scrolled,
// or shows the whole story at once. Nothing is sent but the address; see lib/readership.
const seconds = 10

class StoryRead extends HTMLElement {
  #left = seconds
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback() {
    // Programs that steer a browser say so.
    if (navigator.webdriver) return
    const { src, today } = this.#mark
    try {
      if (localStorage.getItem('read')?.split(' ').includes(src) && localStorage.getItem('read-day') === today) return
    } catch {
      // A browser that keeps nothing for us counts once per visit; the server knows it for a day.
    }
    this.#timer = setInterval(() => this.#tick(), 1000)
  }

  disconnectedCallback() {
    clearInterval(this.#timer)
  }

  get #mark() {
    return { src: this.getAttribute('src') ?? '', today: new Date().toISOString().slice(0, 10) }
  }

  #tick() {
    if (document.hidden || (document as { prerendering?: boolean }).prerendering) return
    this.#left -= 1
    const whole = document.documentElement.scrollHeight <= innerHeight * 1.5
    if (this.#left > 0 || (scrollY < innerHeight / 4 && !whole)) return
    clearInterval(this.#timer)
    const { src, today } = this.#mark
    navigator.sendBeacon(src)
    try {
      const read = localStorage.getItem('read-day') === today ? (localStorage.getItem('read') ?? '') : ''
      localStorage.setItem('read', `${read} ${src}`.trim())
      localStorage.setItem('read-day', today)
    } catch {
      // As above.
    }
  }
}

customElements.define('story-read', StoryRead)
