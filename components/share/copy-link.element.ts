// <copy-link url done failed><button><span role="status">: copies the link and says so. Where the browser does not
// allow it (a page without TLS), the link appears in a field, selected, to be copied by hand.
import { announce } from '../browser/status.ts'
import { onPressed } from './pressed.ts'

const shownFor = 2500

class CopyLink extends HTMLElement {
  connectedCallback() {
    onPressed(this, this.querySelector('button'), (link) => this.#copy(link))
  }

  async #copy(url: string) {
    try {
      await navigator.clipboard.writeText(url)
    } catch {
      return this.#offer(url)
    }
    announce(this, this.getAttribute('done'))
    setTimeout(announce, shownFor, this, null)
  }

  #offer(url: string) {
    const field = this.querySelector('input') ?? document.createElement('input')
    field.readOnly = true
    field.value = url
    field.ariaLabel = this.getAttribute('failed')
    this.append(field)
    field.select()
  }
}

customElements.define('copy-link', CopyLink)
