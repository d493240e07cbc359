// Where the site under test runs.
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { locales } from '#lib/locales.ts'

export const port = Number(process.env.E2E_PORT ?? 3900)
export const origin = `http://localhost:${port}`

// One folder for the whole run: workers inherit it from the process that read the configuration first.
if (!process.env.E2E_DATA_DIR) {
  process.env.E2E_DATA_DIR = mkdtempSync(path.join(tmpdir(), 'warta e2e '))
  // As root, PostgreSQL's own account has to pass through.
  chmodSync(process.env.E2E_DATA_DIR, 0o755)
}
export const dataDir = process.env.E2E_DATA_DIR

export { headlines, interactiveTypes, pagesOf, pageTypes, storyPath } from './pages.ts'
export { locales }

/** Collects what must never happen while a reader reads: errors in the console, requests to others. */
export function watch(page: Page): { errors: string[]; foreign: string[] } {
  const seen = { errors: [] as string[], foreign: [] as string[] }
  page.on('pageerror', (error) => seen.errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text())
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol.startsWith('http') && url.origin !== origin) seen.foreign.push(request.url())
  })
  return seen
}
