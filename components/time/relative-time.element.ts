// <relative-time><time datetime>: "2 hours ago" for the last ten hours, in the language around it. It is shown in a
// shadow tree in place of the absolute form, which stays in the document as it was rendered, goes on taking its room,
// and is printed.
const minute = 60_000
const limit = 10 * 60 * minute
const layout =
  '<style>div{display:grid}span,slot{display:block;grid-area:1/1}@media screen{slot{visibility:hidden}}' +
  '@media print{span{display:none}}</style><div><span></span><slot></slot></div>'

class RelativeTime extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector('time')
    const past = Date.now() - Date.parse(time?.dateTime ?? '')
    if (!time || !(past >= 0 && past < limit) || this.shadowRoot) return
    const language = this.closest('[lang]')?.getAttribute('lang') || 'id'
    const format = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { numeric: 'auto' })
    const minutes = Math.round(past / minute)
    const text = minutes < 60 ? format.format(-minutes, 'minute') : format.format(-Math.round(minutes / 60), 'hour')
    const root = this.attachShadow({ mode: 'open' })
    root.innerHTML = layout
    const shown = root.querySelector('span')
    if (shown) Object.assign(shown, { textContent: text, title: time.title || time.textContent })
  }
}

customElements.define('relative-time', RelativeTime)
