// <today-date format zone>: today's date in the edition's language. A kept page can't know it, so it is put in here; in
// a shadow tree, which a framework that takes over the page does not look into.
class TodayDate extends HTMLElement {
  connectedCallback() {
    const format = new Intl.DateTimeFormat(this.getAttribute('format') ?? undefined, {
      dateStyle: 'full',
      timeZone: this.getAttribute('zone') ?? undefined,
    })
    this.attachShadow({ mode: 'open' }).textContent = format.format()
  }
}

customElements.define('today-date', TodayDate)
