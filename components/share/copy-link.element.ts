// <copy-link url done failed><button><span role="status">: copies the link and says so. Where the browser does not
// allow it (a page without TLS), the link appears in a field, selected, to be copied by hand.
import { toParagraph } from './paragraph.ts'

const shownFor = 2500

class CopyLink extends HTMLElement {
  connectedCallback() {
    // What is selected is read before the button can take the selection away.
    let url = ''
    this.addEventListener('pointerdown', () => {
      url = this.#link
    })
    this.querySelector('button')?.addEventListener('click', () => {
      this.#copy(url || this.#link)
      url = ''
    })
  }

  get #link(): string {
    return toParagraph(this.getAttribute('url') ?? location.href, this)
  }

  async #copy(url: string) {
    try {
      await navigator.clipboard.writeText(url)
    } catch {
      return this.#offer(url)
    }
    const status = this.querySelector('[role=status]')
    if (!status) return
    status.textContent = this.getAttribute('done')
    setTimeout(() => status.replaceChildren(), shownFor)
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
