// What people do about their own account, what administrators do about others', and the operator from the server.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Asker, type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import type { Security } from './security.ts'

let newsroom: TestNewsroom
beforeAll(async () => {
  newsroom = await testNewsroom()
})
afterAll(() => newsroom?.close())

const password = 'rahasia-redaksi'
type Made = Security & { enrolment?: { secret: string }; recoveryCodes?: string[] }
const idOf = (name: Exclude<Asker, 'reader'>) => newsroom.people[name].id
async function about(asker: Asker, id: number, wish?: object) {
  const method = wish ? 'POST' : 'GET'
  const { status, body } = await newsroom.ask(asker, method, `/users/${id}/security`, wish)
  return { status, ...(body as unknown as Made) }
}
const signIn = async (email: string, given: string, more: object = {}) => {
  const { status, body } = await newsroom.ask('reader', 'POST', '/users/login', { email, password: given, ...more })
  return { status, token: body.token as string | undefined }
}
const isSignedIn = async (token: string | undefined) =>
  (await newsroom.ask('reader', 'GET', '/users/me', undefined, { Authorization: `JWT ${token}` })).body.user !== null

it('shows people their sessions, and ends one, or all others', async () => {
  const { email, id } = newsroom.people.reporter
  const [first, second] = [await signIn(email, password), await signIn(email, password)]
  const seen = await about('reporter', id)
  expect(seen.sessions).toHaveLength(3)
  expect(seen.sessions.filter(({ current }) => current)).toHaveLength(1)
  const [newest] = seen.sessions.filter(({ current }) => !current)
  await about('reporter', id, { what: 'endSession', session: newest?.id })
  expect([await isSignedIn(first.token), await isSignedIn(second.token)].sort()).toEqual([false, true])
  const left = await about('reporter', id, { what: 'endOthers' })
  expect(left.sessions.map(({ current }) => current)).toEqual([true])
  expect(await isSignedIn(first.token)).toBe(false)
})

it('is nobody else’s, but for administrators, who end all of somebody’s sessions', async () => {
  const id = idOf('editor')
  const { token } = await signIn(newsroom.people.editor.email, password)
  for (const asker of ['reader', 'reporter'] as const) {
    expect((await about(asker, id)).status).toBe(403)
    expect((await about(asker, id, { what: 'endAll' })).status).toBe(403)
  }
  expect((await about('admin', id, { what: 'enrolApp', password })).status).toBe(403)
  expect((await about('admin', id, { what: 'endAll' })).sessions).toEqual([])
  expect(await isSignedIn(token)).toBe(false)
})

it('sets a second factor up, asks for the password before, and takes it away', async () => {
  const { email, id } = newsroom.people.otherReporter
  const wish = (more: object) => about('otherReporter', id, more)
  expect((await wish({ what: 'enrolApp', password: 'salah sama sekali' })).status).toBe(403)
  const { enrolment } = await wish({ what: 'enrolApp', password })
  const totp = new TOTP({ secret: enrolment?.secret.replaceAll(' ', '') ?? '' })
  expect((await signIn(email, password)).status).toBe(200)
  expect((await wish({ what: 'confirmApp', code: '000000' })).status).toBe(400)
  const confirmed = await wish({ what: 'confirmApp', code: totp.generate({ timestamp: Date.now() - 30_000 }) })
  expect(confirmed.recoveryCodes).toHaveLength(10)
  expect(confirmed.secondFactor).toMatchObject({ app: true, recoveryCodes: 10 })
  expect((await signIn(email, password)).status).toBe(401)
  const [old = ''] = confirmed.recoveryCodes ?? []
  const renewed = await wish({ what: 'renewCodes', password })
  expect((await signIn(email, password, { code: old })).status).toBe(401)
  expect((await signIn(email, password, { code: renewed.recoveryCodes?.[0] })).status).toBe(200)
  expect((await wish({ what: 'removeApp', password: 'salah sama sekali' })).status).toBe(403)
  expect((await wish({ what: 'removeAll' })).status).toBe(403)
  // Who has lost the app and the codes.
  expect((await about('admin', id, { what: 'removeAll' })).secondFactor.app).toBe(false)
  expect((await signIn(email, password)).status).toBe(200)
  const { rows } = await newsroom.payload.db.pool.query(
    `SELECT action, name FROM audit_log WHERE document = $1 AND action ~ '^(second|recovery)' ORDER BY id`,
    [id],
  )
  expect(rows).toEqual([
    { action: 'secondFactorOn', name: 'other' },
    { action: 'recoveryCodesRenewed', name: 'other' },
    { action: 'recoveryCodeUsed', name: 'other' },
    { action: 'secondFactorOff', name: 'admin' },
  ])
})

it('changes one’s own password and address for who knows the password, and counts who does not', async () => {
  const { email, id } = newsroom.people.translator
  const change = (data: object, asker: Asker = 'translator') => newsroom.ask(asker, 'PATCH', `/users/${id}`, data)
  const better = 'sepeda motor hujan 31'
  for (const data of [
    { password: better },
    { email: 'lain@warta.example' },
    { email: 'lain@warta.example', currentPassword: 'salah sama sekali' },
    { password: better, currentPassword: { equals: password } },
  ]) {
    const { status, body } = await change(data)
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('"path":"currentPassword"')])
  }
  const many = await newsroom.ask('translator', 'PATCH', `/users?where[id][equals]=${id}`, { password: better })
  expect(JSON.stringify(many.body)).toContain('currentPassword')
  expect((await signIn(email, password)).status).toBe(200)
  // What a form sends of an address that stays.
  expect((await change({ email: email.toUpperCase(), name: 'Penerjemah', currentPassword: '' })).status).toBe(200)
  const changed = await change({ password: better, email: 'baru@warta.example', currentPassword: password })
  expect(changed.status).toBe(200)
  expect(JSON.stringify(changed.body)).not.toContain(password)
  expect((await signIn('baru@warta.example', better)).status).toBe(200)
  const { rows } = await newsroom.payload.db.pool.query(`SELECT detail::text FROM audit_log WHERE document = $1`, [id])
  expect(JSON.stringify(rows)).not.toMatch(/currentPassword|rahasia/)
  for (let n = 0; n < 12; n += 1) await change({ password, currentPassword: 'salah sama sekali' })
  expect((await change({ password, currentPassword: better })).status).toBe(429)
  expect((await change({ password, email }, 'admin')).status).toBe(200)
  const search = await newsroom.ask('admin', 'GET', '/users?where[currentPassword][equals]=a')
  expect(search.status).toBe(400)
})

const email = 'operator@warta.example'
const good = 'kopi tubruk senja 77'

// Each starts a program that loads the whole newsroom, which a busy machine makes wait.
it('is made and reset by scripts/account, with the database alone', { timeout: 240_000 }, async () => {
  const run = async (args: readonly string[], input = '') => {
    const child = promisify(execFile)(process.execPath, ['scripts/account.ts', ...args], { env: process.env })
    child.child.stdin?.end(input)
    return (await child).stdout
  }
  await run(['create', email, '--role', 'admin', '--password-stdin'], `${good}\n`)
  expect((await signIn(email, good)).status).toBe(200)
  const token = /\/admin\/reset\/(\w+)/.exec(await run(['reset', email]))?.[1]
  const reset = { token, password: 'sepeda motor hujan 31' }
  expect((await newsroom.ask('reader', 'POST', '/users/reset-password', reset)).status).toBe(200)
  expect((await newsroom.ask('reader', 'POST', '/users/reset-password', reset)).status).toBe(403)
  expect((await signIn(email, 'sepeda motor hujan 31')).status).toBe(200)
})

it('is disabled from the server, and listed; a weak password is refused there, too', async () => {
  const { payload } = newsroom
  const command = await import('./command.ts')
  const { token: session } = await signIn(email, 'sepeda motor hujan 31')
  await command.setDisabled(payload, email, true)
  expect(await isSignedIn(session)).toBe(false)
  const listed = await command.listAccounts(payload)
  expect(listed.find((account) => account.email === email)).toMatchObject({ role: 'admin', disabled: true })
  await expect(command.resetAccount(payload, email, false)).rejects.toThrow('is disabled')
  const weak = { email: 'lain@warta.example', name: 'Lain', role: 'editor', password: 'rahasia' }
  const refused = await command.createAccount(payload, weak).catch(command.sentenceOf)
  expect(refused).toMatch(/at least 12/)
  const { token } = await command.createAccount(payload, { ...weak, password: undefined })
  expect(token).toMatch(/^\w{40}$/)
  const { rows } = await payload.db.pool.query(
    `SELECT action FROM audit_log WHERE name = 'scripts/account' AND way = 'command' ORDER BY id`,
  )
  expect(rows.map(({ action }) => action)).toEqual(['create', 'resetAsked', 'disable', 'create'])
})
