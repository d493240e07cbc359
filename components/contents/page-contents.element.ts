// <page-contents>: says which section is being read.

class PageContents extends HTMLElement {
  connectedCallback() {
    const links = [...this.querySelectorAll('a')]
    const headings = links.flatMap(({ hash }) => document.getElementById(hash.slice(1)) ?? [])
    const mark = () => {
      // A section is being read once its heading is in the upper third of the window.
      const current = headings.findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 3)?.id
      for (const link of links) {
        if (link.hash === `#${current}`) link.setAttribute('aria-current', 'location')
        else link.removeAttribute('aria-current')
      }
    }
    const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -67% 0px' })
    for (const heading of headings) observer.observe(heading)
    // Whoever jumps passes headings by that the observer never sees.
    addEventListener('scrollend', mark)
  }
}

customElements.define('page-contents', PageContents)
