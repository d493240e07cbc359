// A link to a paragraph, by its anchor: the same in every edition.

const paragraphs = 'keep-place p[id]'

/**
 * The link to a story with the anchor of the paragraph that is meant: the one whose options `from` stands in, else the
 * one that the reader has selected something of.
 */
export function paragraphLink(link: string, from: Element): string {
  let place: Element | null | undefined = from.closest('[data-panel]')
  while (place && !place.matches(paragraphs)) place = place.previousElementSibling
  const selection = getSelection()
  if (!place && selection && !selection.isCollapsed) {
    const node = selection.anchorNode
    place = (node instanceof Element ? node : node?.parentElement)?.closest(paragraphs)
  }
  return place ? `${link}#${place.id}` : link
}
