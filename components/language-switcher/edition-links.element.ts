// <edition-links>: remembers the language that the reader chose (it is used at / only), and folds its menu, which lies
// over the page, as soon as the reader is elsewhere.
const year = 31_536_000

class EditionLinks extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-locale]') : null
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that readers use
      if (link) document.cookie = `locale=${link.dataset.locale};path=/;max-age=${year};samesite=lax`
    })
    const menu = this.querySelector('details')
    if (!menu) return
    this.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || !menu.open) return
      menu.open = false
      menu.querySelector('summary')?.focus()
    })
    const leave = (to: EventTarget | null) => {
      if (to instanceof Node && !menu.contains(to)) menu.open = false
    }
    menu.addEventListener('focusout', ({ relatedTarget }) => leave(relatedTarget))
    document.addEventListener('pointerdown', ({ target }) => leave(target))
  }
}

customElements.define('edition-links', EditionLinks)
