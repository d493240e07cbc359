// <share-sheet url headline><button>: opens the system's share sheet. Where there is none (or the page has no TLS), the
// button keeps its room and is not there.
import { toParagraph } from './paragraph.ts'

class ShareSheet extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) this.style.visibility = 'hidden'
    // What is selected is read before the button can take the selection away.
    let url = ''
    this.addEventListener('pointerdown', () => {
      url = this.#link
    })
    this.addEventListener('click', () => {
      // Readers who think better of it are no failure.
      navigator.share({ title: this.getAttribute('headline') ?? '', url: url || this.#link }).catch(() => {})
      url = ''
    })
  }

  get #link(): string {
    return toParagraph(this.getAttribute('url') ?? location.href, this)
  }
}

customElements.define('share-sheet', ShareSheet)
