// The reader's choices for the display: kept in local storage, applied as data attributes of the root element.

import { readStored, writeStored } from '../browser/storage.ts'

/** The page's background, which browsers give to their own bars. */
export const paperColours = { light: '#fffdf9', dark: '#141312' } as const

const choices = ['theme', 'size'] as const

/** An event of the window: its detail is the radio button that the reader has chosen. */
export const choiceEvent = 'chosen'

declare global {
  interface WindowEventMap {
    chosen: CustomEvent<HTMLInputElement>
  }
}

function applyChoice(choice: string, value: string): void {
  const { dataset } = document.documentElement
  if (value) dataset[choice] = value
  else delete dataset[choice]
  if (choice !== 'theme') return
  // The first `<meta name="theme-color">` that applies counts: a chosen theme has one before those of the page.
  document.querySelector('meta[data-chosen]')?.remove()
  if (value !== 'light' && value !== 'dark') return
  const meta = document.createElement('meta')
  meta.name = 'theme-color'
  meta.content = paperColours[value]
  meta.dataset.chosen = ''
  document.head.prepend(meta)
}

/** Applies the stored choices; without any, the system's settings count. */
export function applyChoices(): void {
  for (const choice of choices) applyChoice(choice, readStored(choice) ?? '')
}

/** Applies a choice and stores it; an empty value resets it. */
export function choose(choice: string, value: string): void {
  applyChoice(choice, value)
  writeStored(choice, value)
}
