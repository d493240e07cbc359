// <share-sheet url headline><button>: opens the system's share sheet. Where there is none (or the page has no TLS), the
// button keeps its room and is not there.
import { onPressed } from './pressed.ts'

class ShareSheet extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) this.style.visibility = 'hidden'
    onPressed(this, this, (url) => {
      // Readers who think better of it are no failure.
      navigator.share({ title: this.getAttribute('headline') ?? '', url }).catch(() => {})
    })
  }
}

customElements.define('share-sheet', ShareSheet)
