// Renders components as a reader of an edition gets them: real components, real messages.
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { vi } from 'vitest'

/** HTML of an element. A message that is missing makes it throw. */
export function render(element: ReactNode): string {
  const complaints = vi.spyOn(console, 'error').mockImplementation((error: unknown) => {
    throw error
  })
  try {
    return renderToStaticMarkup(element)
  } finally {
    complaints.mockRestore()
  }
}

/** The text that readers see, without tags; what stands in elements side by side is joined by a space. */
export function visibleText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}
