import { paragraphLink } from './paragraph.ts'

/**
 * Calls `pass` with the link that a reader means who presses `button` in `element`, whose attribute `url` is the link to
 * the story. What is selected is read on the way down: the button takes the selection away.
 */
export function onPressed(element: Element, button: Element | null, pass: (link: string) => void): void {
  let link = ''
  const meant = () => paragraphLink(element.getAttribute('url') ?? location.href, element)
  element.addEventListener('pointerdown', () => {
    link = meant()
  })
  button?.addEventListener('click', () => {
    pass(link || meant())
    link = ''
  })
}
