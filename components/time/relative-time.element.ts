// <relative-time><time datetime>: "2 hours ago" for the last ten hours, in the language around it.
const minute = 60_000
const limit = 10 * 60 * minute

class RelativeTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector('time')
    if (!time) return
    const past = Date.now() - Date.parse(time.dateTime)
    if (!(past >= 0 && past < limit)) return
    const language = this.closest('[lang]')?.getAttribute('lang') || 'id'
    const format = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: 'auto' })
    time.title ||= time.textContent
    const minutes = Math.round(past / minute)
    time.textContent =
      minutes < 60 ? format.format(-minutes, 'minute') : format.format(-Math.round(minutes / 60), 'hour')
  }
}

customElements.define('relative-time', RelativeTime)
