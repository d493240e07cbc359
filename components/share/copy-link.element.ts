// <copy-link url done failed><button><span role="status">: copies the link and says so. Where the browser does not
// allow it (a page without TLS), the link appears in a field, selected, to be copied by hand.
const shownFor = 2500

class CopyLink extends HTMLElement {
  connectedCallback() {
    this.querySelector('button')?.addEventListener('click', () => this.#copy())
  }

  async #copy() {
    const url = this.getAttribute('url') ?? location.href
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
