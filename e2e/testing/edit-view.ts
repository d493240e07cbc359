// Parts of the page that a story is edited on, wherever its site runs.
import type { Page } from '@playwright/test'
import { wordsIn } from './words.ts'

export const addressOf = ({ id }: { readonly id: number }) => `/admin/collections/articles/${id}`

export const body = (page: Page) => page.locator('.rich-text-lexical [contenteditable]').first()

/** Words that are written once, as far as they stand in the body. */
export const bodyWords = async (page: Page) => wordsIn((await body(page).textContent()) ?? '')

/** A note above the text. */
export const note = (page: Page, kind: 'kept' | 'reading' | 'stale' | 'taken') =>
  page.locator(`.editing-note[data-kind="${kind}"]`)

/** In the header: that what is on the page is on the server, or is not. */
export const saveState = (page: Page, state: 'saved' | 'saving' | 'failed') =>
  page.locator(`.save-state[data-state="${state}"]`)
