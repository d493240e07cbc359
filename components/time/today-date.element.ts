// <today-date format zone>: today's date in the edition's language. A kept page can't know it, so it is put in here.
class TodayDate extends HTMLElement {
  connectedCallback() {
    this.textContent = new Intl.DateTimeFormat(this.getAttribute('format') ?? undefined, {
      dateStyle: 'full',
      timeZone: this.getAttribute('zone') ?? undefined,
    }).format()
  }
}

customElements.define('today-date', TodayDate)
