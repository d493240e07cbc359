// What the reader has chosen for the display: kept by the browser, never sent; shown as data attributes of the root.

import { store, stored } from '../browser/storage.ts'

/** The colour of the paper, which browsers give to their own bars. */
export const papers = { light: '#fffdf9', dark: '#141312' } as const

const choices = ['theme', 'size'] as const

/** An event of the window: its detail is the radio button that the reader has chosen. */
export const chosen = 'chosen'

declare global {
  interface WindowEventMap {
    chosen: CustomEvent<HTMLInputElement>
  }
}

function show(choice: string, value: string): void {
  const { dataset } = document.documentElement
  if (value) dataset[choice] = value
  else delete dataset[choice]
  if (choice !== 'theme') return
  // The first `<meta name="theme-color">` that applies counts: a chosen theme has one before those of the page.
  document.querySelector('meta[data-chosen]')?.remove()
  if (value !== 'light' && value !== 'dark') return
  const meta = document.createElement('meta')
  meta.name = 'theme-color'
  meta.content = papers[value]
  meta.dataset.chosen = ''
  document.head.prepend(meta)
}

/** Shows what was chosen before; a browser that keeps nothing for us goes by the system. */
export function showChoices(): void {
  for (const choice of choices) show(choice, stored(choice) ?? '')
}

/** Shows a choice and remembers it; an empty value takes it back. */
export function choose(choice: string, value: string): void {
  show(choice, value)
  store(choice, value)
}
