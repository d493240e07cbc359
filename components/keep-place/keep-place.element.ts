// <keep-place>: stands around a story's body. A link to the same story in another language gets the anchor of the
// paragraph being read, which is the same in all editions.

/** Pixels from the top of the window within which a line counts as read. */
const readAbove = 64

class KeepPlace extends HTMLElement {
  connectedCallback() {
    // On pointerdown too, for what opens in a new tab.
    for (const event of ['pointerdown', 'click']) document.addEventListener(event, this, true)
  }

  disconnectedCallback() {
    for (const event of ['pointerdown', 'click']) document.removeEventListener(event, this, true)
  }

  handleEvent({ target }: Event) {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[hreflang]') : null
    // Cards of related stories, in a section of their own, may carry `hreflang` as well.
    if (link && !link.closest('section')) link.hash = this.#place()
  }

  /** Anchor of the first paragraph that is not read yet; none while the body has not reached the top. */
  #place(): string {
    if (this.getBoundingClientRect().top > readAbove) return ''
    const paragraphs = [...this.querySelectorAll('p[id]')]
    return paragraphs.find((paragraph) => paragraph.getBoundingClientRect().bottom > readAbove)?.id ?? ''
  }
}

customElements.define('keep-place', KeepPlace)
