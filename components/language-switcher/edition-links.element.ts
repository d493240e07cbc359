// <edition-links>: remembers the language that the reader chose. It is used at / only.
const year = 31_536_000

class EditionLinks extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-locale]') : null
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that readers use
      if (link) document.cookie = `locale=${link.dataset.locale};path=/;max-age=${year};samesite=lax`
    })
  }
}

customElements.define('edition-links', EditionLinks)
