// <relative-time><time datetime>: "2 hours ago" for the last ten hours, in the language around it. It is shown in a shadow
// tree instead of the absolute form, which stays in the document as it was rendered.
const minute = 60_000
const limit = 10 * 60 * minute

class RelativeTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector('time')
    const past = Date.now() - Date.parse(time?.dateTime ?? '')
    if (!time || !(past >= 0 && past < limit) || this.shadowRoot) return
    const language = this.closest('[lang]')?.getAttribute('lang') || 'id'
    const format = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: 'auto' })
    const minutes = Math.round(past / minute)
    const text = minutes < 60 ? format.format(-minutes, 'minute') : format.format(-Math.round(minutes / 60), 'hour')
    const shown = document.createElement('span')
    shown.textContent = text
    shown.title = time.title || time.textContent
    this.attachShadow({ mode: 'open' }).append(shown)
  }
}

customElements.define('relative-time', RelativeTime)
