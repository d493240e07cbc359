// <edition-links>: remembers the language that the reader chose (used at / only), and keeps the reader's place: the
// link to another edition gets the anchor of the paragraph being read, which is the same in all editions.
const year = 31_536_000

function paragraphInView(): string {
  if (scrollY < 200) return ''
  for (const paragraph of document.querySelectorAll<HTMLElement>('main p[id^="p"]')) {
    if (paragraph.getBoundingClientRect().bottom > 80) return `#${paragraph.id}`
  }
  return ''
}

class EditionLinks extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-locale]') : null
      if (!link) return
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that readers use
      document.cookie = `locale=${link.dataset.locale};path=/;max-age=${year};samesite=lax`
      link.hash = paragraphInView()
    })
  }
}

customElements.define('edition-links', EditionLinks)
