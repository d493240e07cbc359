// <copy-link url done><button hidden><span role="status">: copies the short link and says so.
class CopyLink extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button')
    const status = this.querySelector('[role="status"]')
    if (!button || !status || !navigator.clipboard) return
    const label = button.textContent
    button.hidden = false
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(this.getAttribute('url') ?? location.href)
      const done = this.getAttribute('done') ?? ''
      button.textContent = done
      status.textContent = done
      setTimeout(() => {
        button.textContent = label
        status.textContent = ''
      }, 2500)
    })
  }
}

customElements.define('copy-link', CopyLink)
