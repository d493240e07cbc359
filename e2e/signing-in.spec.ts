// Accounts with a real browser: passkeys (Chromium's virtual authenticator), an authenticator app, sessions, and the log
// of all that, with the interface in Indonesian and in Arabic. After admin.spec.ts, which makes the first account.
import { expect, type Page, test } from '@playwright/test'
import { TOTP } from 'otpauth'
import { textsIn } from '#lib/newsroom/admin/labels.ts'
import { signIn } from './testing/newsroom.ts'
import { origin } from './testing/site.ts'

const shots = process.env.ACCOUNT_SHOTS
const password = 'kunci pas dan obeng 42'

async function look(page: Page, name: string) {
  if (!shots) return
  for (const width of [1400, 400]) {
    await page.setViewportSize({ width, height: 1000 })
    await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize({ width: 1400, height: 1000 })
}

/** Types address and password at the sign-in. */
async function knock(page: Page, email: string) {
  await page.goto('/admin/login')
  await page.locator('#field-email').fill(email)
  await page.locator('#field-password').fill(password)
  await page.locator('form button[type="submit"]').click()
}

/** Presses a button of the panel, and types the password that it asks for. */
async function withPassword(page: Page, button: string) {
  const panel = page.locator('.account-security')
  await panel.getByRole('button', { name: button, exact: true }).click()
  await panel.locator('#security-password').fill(password)
}

for (const language of ['id', 'ar'] as const) {
  test(`a passkey and an app are added, sign in, and are taken away: ${language}`, async ({
    page,
    request,
    browser,
  }) => {
    const { signIn: atDoor, security, audit } = textsIn(language)
    const { headers } = await signIn(request)
    const email = `kunci-${language}-${Date.now()}@warta.example`
    const data = { email, password, name: `Kunci ${language}`, role: 'admin' }
    const made = await request.post('/api/users', { headers, data })
    const { doc } = (await made.json()) as { doc: { id: number } }
    const context = page.context()
    await context.addCookies([{ name: 'payload-lng', value: language, url: origin }])
    await page.setViewportSize({ width: 1400, height: 1000 })
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
    } as const
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    })
    const panel = page.locator('.account-security')
    const inside = () => expect(page).toHaveURL(/\/admin\/?$/)
    const onAccount = () => page.goto('/admin/account')
    const signOut = async () => {
      await context.clearCookies({ name: 'payload-token' })
      await context.addCookies([{ name: 'payload-lng', value: language, url: origin }])
    }

    await knock(page, email)
    await inside()
    await onAccount()
    await look(page, `account-empty-${language}`)
    await withPassword(page, security.addPasskey)
    await expect(panel.locator('#security-name')).toHaveValue(/Chrome/)
    await panel.locator('#security-name').fill('Laptop redaksi')
    await look(page, `account-asks-${language}`)
    await panel.getByRole('button', { name: security.goOn }).click()
    await expect(panel.locator('.second-factor__codes li')).toHaveCount(10)
    await look(page, `account-codes-${language}`)
    await panel.getByRole('button', { name: atDoor.kept }).click()
    await expect(panel).toContainText('Laptop redaksi')
    await expect(panel).toContainText(security.passkeyUnused)

    await signOut()
    await knock(page, email)
    const byPasskey = page.getByRole('button', { name: atDoor.usePasskey })
    await expect(byPasskey).toBeVisible()
    await expect(page.locator('#field-code')).toBeVisible()
    await look(page, `door-passkey-${language}`)
    await byPasskey.click()
    await inside()

    await onAccount()
    await expect(panel).not.toContainText(security.passkeyUnused)
    await withPassword(page, security.setUpApp)
    await panel.getByRole('button', { name: security.goOn }).click()
    const secret = (await panel.locator('.second-factor__enrolment code').textContent()) ?? ''
    const totp = new TOTP({ secret: secret.replaceAll(' ', '') })
    await look(page, `account-app-${language}`)
    await panel.locator('#security-code').fill(totp.generate({ timestamp: Date.now() - 30_000 }))
    await panel.getByRole('button', { name: security.confirm }).click()
    await expect(panel).toContainText(security.appOn)
    await expect(panel.locator('.second-factor__codes')).toHaveCount(0)
    await withPassword(page, security.removePasskey)
    await panel.getByRole('button', { name: security.goOn }).click()
    await expect(panel).not.toContainText('Laptop redaksi')

    await signOut()
    await knock(page, email)
    await expect(page.locator('#field-code')).toBeVisible()
    await expect(byPasskey).toHaveCount(0)
    await look(page, `door-code-${language}`)
    await page.locator('#field-code').fill(totp.generate())
    await page.locator('form button[type="submit"]').click()
    await inside()

    await onAccount()
    const sessions = panel.locator('.account-security__list').last().locator('li')
    await expect(sessions).toHaveCount(3)
    const [first] = await sessions.getByRole('button', { name: security.end, exact: true }).all()
    await look(page, `account-full-${language}`)
    await first?.click()
    await expect(sessions).toHaveCount(2)
    await panel.getByRole('button', { name: security.endOthers }).click()
    await expect(sessions).toHaveCount(1)
    await withPassword(page, security.removeApp)
    await panel.getByRole('button', { name: security.goOn }).click()
    await expect(panel).toContainText(security.off)

    await page.goto(`/admin/audit-log?collection=users&document=${doc.id}`)
    const log = page.locator('.audit-log__table')
    const { passkeyAdded, passkeyRemoved, secondFactorOn, secondFactorOff, sessionsEnded } = audit.actions
    for (const words of [passkeyAdded, passkeyRemoved, secondFactorOn, secondFactorOff, sessionsEnded]) {
      await expect(log).toContainText(words)
    }
    await expect(log).toContainText('{"secondFactor":"passkey"}')
    await expect(log).toContainText('{"secondFactor":"app"}')
    await look(page, `log-${language}`)

    const plain = await browser.newPage({ baseURL: origin })
    await knock(plain, email)
    await expect(plain).toHaveURL(/\/admin\/?$/)
    await plain.close()
    expect((await request.delete(`/api/users/${doc.id}`, { headers })).ok()).toBe(true)
  })
}
