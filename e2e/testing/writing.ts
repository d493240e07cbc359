// Writing in the edit view of stories, in a real browser.
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import { addressOf, saveState } from './edit-view.ts'
import { account } from './newsroom.ts'
import { origin } from './site.ts'

/** A browser of its own, signed in. */
export async function enter(browser: Browser, { email, password } = account, language = 'id'): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1400, height: 1000 } })
  await context.addCookies([{ name: 'payload-lng', value: language, url: origin }])
  const answer = await context.request.post('/api/users/login', { data: { email, password }, headers: { origin } })
  expect(answer.ok()).toBe(true)
  return context
}

export type Story = { readonly id: number; readonly updatedAt: string }
export async function draft(context: BrowserContext, headline: string): Promise<Story> {
  const sections = await context.request.get('/api/sections?limit=1&depth=0')
  const { docs } = (await sections.json()) as { docs: { id: number }[] }
  const answer = await context.request.post('/api/articles?draft=true&depth=0', {
    headers: { origin },
    data: { headline, section: docs[0]?.id, _status: 'draft' },
  })
  return ((await answer.json()) as { doc: Story }).doc
}

export async function open(context: BrowserContext, story: Story): Promise<Page> {
  const page = await context.newPage()
  await page.goto(addressOf(story))
  await expect(page.locator('#field-headline')).toBeVisible()
  return page
}

export { addressOf, body } from './edit-view.ts'

/** What was typed is known to be not saved yet: a tenth of a second after the key. */
export const saving = (page: Page) => expect(saveState(page, 'saving')).toBeVisible()
export const saved = (page: Page) => expect(saveState(page, 'saved')).toBeVisible({ timeout: 30_000 })

type Newest = { headline: string; text: string; status: string }
export async function newest(context: BrowserContext, { id }: Story): Promise<Newest> {
  const answer = await context.request.get(`/api/articles/${id}?draft=true&depth=0`)
  const doc = (await answer.json()) as { headline: string; body: unknown; _status: string }
  return { headline: doc.headline, text: JSON.stringify(doc.body ?? ''), status: doc._status }
}
