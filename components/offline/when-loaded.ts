/** Does something once the page has come whole, pictures and all: at once, if it has. */
export function whenLoaded(work: () => void): void {
  if (document.readyState === 'complete') work()
  else addEventListener('load', work, { once: true })
}
