// What others did to one's work is at the top of the newsroom within seconds.
import { expect, test } from '@playwright/test'
import { account, signIn } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'

const colleague = { email: 'rekan@warta.example', password: 'a long enough password', name: 'Rekan Uji' }

test('a colleague who publishes and withdraws a story is announced to whoever began it', async ({ page, request }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1400, height: 900 })
  const mine = await signIn(page.request)
  const { email, password } = account
  await page.request.post('/api/users/login', { data: { email, password }, headers: { origin } })
  const made = await page.request.post('/api/users', { data: { ...colleague, role: 'editor' }, headers: mine.headers })
  const { doc: person } = (await made.json()) as { doc: { id: number } }
  const login = await request.post('/api/users/login', { data: colleague, headers: { origin } })
  const { token } = (await login.json()) as { token: string }
  const theirs = { authorization: `JWT ${token}`, origin }
  const id = await mine.publish(`Kabar ${Date.now()}`)
  try {
    // Other tests have left theirs.
    await page.request.post('/api/notices', { data: { read: 'all' }, headers: mine.headers })
    const looked = page.waitForResponse('**/api/notices')
    await page.goto('/admin')
    await looked
    const bell = page.getByRole('button', { name: 'Pemberitahuan' })
    await expect(bell).toHaveAccessibleName('Pemberitahuan')
    const withdrawn = await request.patch(`/api/articles/${id}`, { data: { _status: 'draft' }, headers: theirs })
    expect(withdrawn.ok()).toBe(true)
    await expect(bell).toHaveAccessibleName('Pemberitahuan (1 belum dibaca)', { timeout: 10_000 })
    await bell.click()
    const list = page.getByRole('region', { name: 'Pemberitahuan' })
    await expect(list.getByRole('listitem').first()).toContainText('Rekan Uji menariknya')
    await page.screenshot({ path: test.info().outputPath('inbox-id.png') })
    await list.getByRole('button', { name: 'Tandai semua sudah dibaca' }).click()
    await expect(bell).toHaveAccessibleName('Pemberitahuan')
    await page.keyboard.press('Escape')
    await expect(list).toBeHidden()

    await request.patch(`/api/articles/${id}`, { data: { _status: 'published' }, headers: theirs })
    await page.context().addCookies([
      { name: 'payload-lng', value: 'ar', url: origin },
      { name: 'payload-theme', value: 'dark', url: origin },
    ])
    await page.goto('/admin')
    await page.getByRole('button', { name: 'الإشعارات' }).click()
    const arabic = page.getByRole('region', { name: 'الإشعارات' })
    await expect(arabic.getByRole('listitem').first()).toContainText('نشره Rekan Uji')
    await page.screenshot({ path: test.info().outputPath('inbox-ar-dark.png') })
    await page.setViewportSize({ width: 400, height: 800 })
    await expect(arabic).toBeInViewport({ ratio: 1 })
    await page.screenshot({ path: test.info().outputPath('inbox-ar-narrow.png') })
    // A notice leads to what it speaks of, and is read then.
    await arabic.getByRole('link').first().click()
    await expect(page).toHaveURL(new RegExp(`/articles/${id}`))
  } finally {
    await page.context().clearCookies({ name: 'payload-lng' })
    await mine.remove(id)
    await page.request.delete(`/api/users/${person.id}`, { headers: mine.headers })
  }
})
