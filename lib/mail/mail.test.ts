import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { forgetSettings } from '#lib/runtime/settings.ts'
import { RefusedMailError, sendMail, sendsMail, transportOptions } from './mail.ts'
import { type SmtpStandIn, smtpStandIn } from './testing/smtp.ts'

let smtp: SmtpStandIn
beforeEach(async () => {
  smtp = await smtpStandIn()
  vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${smtp.port}`)
  vi.stubEnv('MAIL_FROM', 'Warta <redaksi@warta.example>')
  forgetSettings()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  forgetSettings()
  await smtp.close()
})

const message = { to: 'ani@warta.example', subject: 'Jadwal', text: 'Halo', key: 'notice:1' }

it('is handed over with sender, subject and a name that its cause gives it', async () => {
  await sendMail(message)
  await sendMail(message)
  const [first = '', second = ''] = smtp.messages
  expect(first).toMatch(/^From: Warta <redaksi@warta\.example>$/m)
  expect(first).toMatch(/^Subject: Jadwal$/m)
  expect(first).toMatch(/^Auto-Submitted: auto-generated$/m)
  const nameOf = (text: string) => /^Message-ID: (.*)$/m.exec(text)?.[1]
  expect(nameOf(first)).toMatch(/^<[0-9a-f]{32}@localhost>/)
  expect(nameOf(second)).toBe(nameOf(first))
})

it.each([
  ['550 no such user', RefusedMailError],
  ['450 later', Error],
])('tells a refusal for good from one for now: %s', async (refusal, kind) => {
  smtp.refusal = refusal
  const error = await sendMail(message).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(kind)
  expect(error instanceof RefusedMailError).toBe(kind === RefusedMailError)
})

it('fails where no server is set', async () => {
  vi.stubEnv('SMTP_URL', '')
  forgetSettings()
  expect(sendsMail()).toBe(false)
  await expect(sendMail(message)).rejects.toThrow('SMTP_URL is not set')
})

it.each([
  [
    'smtps://u:p%40ss@mail.example',
    { host: 'mail.example', port: 465, secure: true, auth: { user: 'u', pass: 'p@ss' } },
  ],
  ['smtp://mail.example', { port: 587, secure: false, requireTLS: true }],
  ['smtp://mail.example:25?tls=no', { port: 25, requireTLS: false }],
  ['smtp://localhost:1025', { port: 1025, requireTLS: false }],
  ['smtp://[::1]:1025', { host: '::1', requireTLS: false }],
])('%s is encrypted unless it is on this machine', (address, expected) => {
  expect(transportOptions(address)).toMatchObject(expected)
})
