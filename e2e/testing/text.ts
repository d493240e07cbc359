// How texts stand on a page, as the browser lays them out. Each function runs in the browser: it may use nothing else.

/** Widths at which nothing may be cut off, in CSS pixels. */
export const narrowToWide = [320, 360, 1280]

/** A run of text in one element, with what decides how it looks. */
export type TextRun = {
  readonly text: string
  /** Of the nearest element that says it. */
  readonly lang: string
  readonly direction: string
  readonly letterSpacing: string
  readonly fontStyle: string
  readonly textTransform: string
  readonly hyphens: string
  /** The element, shortened. */
  readonly element: string
}

/** Every run of text that readers see or hear. */
export function textRuns(): TextRun[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const runs: TextRun[] = []
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode
    const text = textContent?.trim() ?? ''
    if (!parent || !text || parent.closest('script, style, template, noscript')) continue
    const { letterSpacing, fontStyle, textTransform, hyphens, direction } = getComputedStyle(parent)
    // What a custom element replaces is not shown and has no style.
    if (letterSpacing === '') continue
    runs.push({
      text,
      lang: parent.closest('[lang]')?.getAttribute('lang') ?? '',
      direction,
      letterSpacing,
      fontStyle,
      textTransform,
      hyphens,
      element: `<${parent.tagName.toLowerCase()} class="${parent.className}"> ${text.slice(0, 60)}`,
    })
  }
  return runs
}

/** A line as it is set: its characters from first to last, and its width in pixels. */
export type Line = { readonly text: string; readonly width: number }

/** The lines of every element that `selector` finds, measured with the rectangles of their characters. */
export function linesOf(selector: string): { lang: string; fontSize: number; column: number; lines: Line[] }[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].flatMap((block) => {
    if (!block.checkVisibility()) return []
    const lines: { text: string; left: number; right: number; bottom: number }[] = []
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    while (walker.nextNode()) {
      const node = walker.currentNode
      let at = 0
      for (const character of node.textContent ?? '') {
        range.setStart(node, at)
        at += character.length
        range.setEnd(node, at)
        const box = range.getClientRects()[0]
        if (!box || box.width === 0 || character.trim() === '') continue
        const line = lines.at(-1)
        // A new line begins below the middle of the line before; smaller text within a line does not.
        if (!line || (box.top + box.bottom) / 2 > line.bottom) {
          lines.push({ text: character, left: box.left, right: box.right, bottom: box.bottom })
        } else {
          line.text += character
          line.left = Math.min(line.left, box.left)
          line.right = Math.max(line.right, box.right)
        }
      }
    }
    return {
      lang: block.closest('[lang]')?.getAttribute('lang') ?? '',
      fontSize: Number.parseFloat(getComputedStyle(block).fontSize),
      column: block.getBoundingClientRect().width,
      lines: lines.map(({ text, left, right }) => ({ text, width: right - left })),
    }
  })
}

/** Elements that cut off what is in them, and texts that stand outside the window. */
export function clipped(): string[] {
  const complaints: string[] = []
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent?.trim().slice(0, 60)}`
  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (!element.checkVisibility() || element.closest('.visually-hidden')) continue
    const { overflowX, overflowY, display, clipPath } = getComputedStyle(element)
    if (display === 'inline' || clipPath !== 'none') continue
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    // One pixel is rounding.
    if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) {
      complaints.push(`cut at the side by ${element.scrollWidth - element.clientWidth} px: ${name(element)}`)
    }
    if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1 && element.textContent?.trim()) {
      complaints.push(`cut at the foot by ${element.scrollHeight - element.clientHeight} px: ${name(element)}`)
    }
  }
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement?.closest('*') ?? null))
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  while (walker.nextNode()) {
    const { parentElement: parent, textContent } = walker.currentNode
    if (!parent || !textContent?.trim() || !parent.checkVisibility() || parent.closest('.visually-hidden')) continue
    range.selectNodeContents(walker.currentNode)
    const outside = [...range.getClientRects()].some(
      ({ left, right, width, bottom }) => width > 0 && bottom + scrollY > 0 && (left < -1 || right > innerWidth + 1),
    )
    if (outside && !scrolls(parent)) complaints.push(`outside the window: ${name(parent)}`)
  }
  const pen = document.createElement('canvas').getContext('2d')
  for (const field of document.querySelectorAll<HTMLInputElement>('input[placeholder]')) {
    const { font, paddingInlineStart, paddingInlineEnd } = getComputedStyle(field)
    if (!pen || !field.checkVisibility()) continue
    pen.font = font
    const room = field.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd)
    const { width } = pen.measureText(field.placeholder)
    if (width > room) complaints.push(`a placeholder is cut by ${width - room} px: ${field.placeholder}`)
  }
  if (document.documentElement.scrollWidth > innerWidth) complaints.push('the page scrolls sideways')
  return complaints
}
