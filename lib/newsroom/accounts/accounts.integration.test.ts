// Accounts over real HTTP: who gets in, who does not, and what others can do to them.
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { closePool } from '#lib/database/pool.ts'
import { forgetSettings, settings } from '#lib/runtime/settings.ts'
import { type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import { countAttempt, forgiveAttempt } from './attempts.ts'
import { resetAccount } from './command.ts'
import { expireSignIns } from './expire.ts'
import { confirmApp, enrolApp } from './second-factor/authenticator-app.ts'

let newsroom: TestNewsroom
beforeAll(async () => {
  newsroom = await testNewsroom()
})
afterAll(() => newsroom?.close())

const good = 'kopi tubruk senja 77'
let networks = 0
/** Each test comes from a network of its own. */
let from = ''
beforeEach(() => {
  networks += 1
  from = `198.51.100.${networks}`
})

type Body = {
  token?: string
  recoveryCodes?: string[]
  errors?: {
    message: string
    data?: { secondFactor?: string; secret?: string; picture?: string; errors?: { message: string }[] }
  }[]
}
async function signIn(email: string, given: string, more: object = {}, network = from) {
  const data = { email, password: given, ...more }
  const { status, body } = await newsroom.ask('reader', 'POST', '/users/login', data, {
    'X-Forwarded-For': network,
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
  })
  return { status, ...(body as Body) }
}
const me = async (token: string | undefined) =>
  (await newsroom.ask('reader', 'GET', '/users/me', undefined, { Authorization: `JWT ${token}` })).body.user as {
    id: number
  } | null
const update = (id: number, data: object) => newsroom.ask('admin', 'PATCH', `/users/${id}`, data)

let seen = 0
async function entries() {
  const { rows } = await newsroom.payload.db.pool.query<{
    id: string
    action: string
    actor: string
    document: number | null
    address: string | null
    detail: object
  }>(`SELECT * FROM audit_log WHERE id > $1 AND collection = 'users' ORDER BY id`, [seen])
  seen = Number(rows.at(-1)?.id ?? seen)
  return rows
}
let people = 0
async function person(more: object = {}) {
  people += 1
  const email = `orang-${people}@warta.example`
  const data = { name: `Orang ${people}`, role: 'reporter' as const, email, password: good, ...more }
  const { id } = await newsroom.payload.create({ collection: 'users', data })
  return { id, email }
}

it('signs in and out, and keeps books of both, and of who failed', async () => {
  const { id, email } = await person()
  await entries()
  expect((await signIn(email, 'salah sama sekali')).status).toBe(401)
  expect((await signIn('tak-ada@warta.example', good)).status).toBe(401)
  const { status, token } = await signIn(email.toUpperCase(), good)
  expect(status).toBe(200)
  expect((await me(token))?.id).toBe(id)
  await newsroom.ask('reader', 'POST', '/users/logout', {}, { Authorization: `JWT ${token}` })
  expect(await me(token)).toBeNull()
  expect(await entries()).toMatchObject([
    { action: 'signInFailed', actor: 'nobody', document: id, detail: { why: 'password' }, address: from },
    { action: 'signInFailed', actor: 'nobody', document: null, detail: { why: 'address' } },
    { action: 'signIn', actor: 'person', document: id },
    { action: 'signOut', actor: 'person', document: id },
  ])
})

it('keeps each of ten sessions that one person opens at one moment', async () => {
  const { id, email } = await person()
  // As many as the limit lets begin: an attempt counts as failed until it is known not to be.
  const opened = await Promise.all(Array.from({ length: 10 }, () => signIn(email, good)))
  expect(opened.map(({ status }) => status)).toEqual(Array(10).fill(200))
  const whose = await Promise.all(opened.map(({ token }) => me(token)))
  expect(whose.map((user) => user?.id)).toEqual(Array(10).fill(id))
  const { rows } = await newsroom.payload.db.pool.query(
    'SELECT agent, address FROM session_origins o JOIN users_sessions s ON s.id = o.session_id WHERE o.user_id = $1',
    [id],
  )
  expect(rows).toHaveLength(10)
  expect(rows[0]).toMatchObject({ address: from, agent: expect.stringContaining('Firefox') })
})

it('does not undo a change of role that is made while somebody signs in', async () => {
  const { id, email } = await person({ role: 'editor' })
  for (let round = 0; round < 5; round += 1) {
    const role = round % 2 === 0 ? 'reporter' : 'editor'
    await Promise.all([signIn(email, good), update(id, { role }), signIn(email, good)])
    expect((await newsroom.payload.findByID({ collection: 'users', id })).role).toBe(role)
  }
})

it('takes as long for an address that nobody has', async () => {
  const { email } = await person()
  const time = async (address: string, n: number) => {
    const begun = performance.now()
    expect((await signIn(address, 'salah sama sekali', {}, `203.0.113.${n}`)).status).toBe(401)
    return performance.now() - begun
  }
  const known: number[] = []
  const unknown: number[] = []
  const ratioNow = () => Math.min(...unknown) / Math.min(...known)
  // The quickest of each: what else the machine does only adds to it, and needs more of them on one that is busy.
  for (let n = 0; n < 12 || (n < 40 && Math.abs(ratioNow() - 1) > 0.2); n += 1) {
    known.push(await time(email, n))
    unknown.push(await time('tak-ada@warta.example', n))
  }
  const ratio = ratioNow()
  expect(ratio).toBeGreaterThan(0.7)
  expect(ratio).toBeLessThan(1.4)
})

it('limits failures per network and account, so that a colleague elsewhere still gets in', async () => {
  const { id, email } = await person()
  await entries()
  for (let n = 0; n < 10; n += 1) expect((await signIn(email, 'salah sama sekali')).status).toBe(401)
  const limited = await signIn(email, good)
  expect(limited.status).toBe(429)
  expect(limited.errors?.[0]?.message).toMatch(/\d+ menit/)
  await signIn(email, good)
  expect((await entries()).filter(({ action }) => action === 'signInLimited')).toHaveLength(1)
  expect((await signIn(email, good, {}, '192.0.2.200')).status).toBe(200)
  const other = await person()
  expect((await signIn(other.email, good)).status).toBe(200)
  expect((await newsroom.payload.findByID({ collection: 'users', id })).disabled).toBe(false)
})

it('takes as long to answer who has forgotten a password, and mails a link only where there is an account', async () => {
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  const { id, email } = await person()
  const disabled = await person({ disabled: true })
  await entries()
  const ask = async (address: string, n: number) => {
    const headers = { 'X-Forwarded-For': `203.0.113.${100 + n}`, 'Accept-Language': 'fr' }
    const begun = performance.now()
    const answer = await newsroom.ask('reader', 'POST', '/users/forgot-password', { email: address }, headers)
    return { answer, taken: performance.now() - begun }
  }
  const mailed = vi.spyOn(newsroom.payload.email, 'sendEmail')
  const [known, unknown] = [[] as number[], [] as number[]]
  for (let n = 0; n < 15; n += 1) {
    // As if each were asked for long after the one before.
    await newsroom.payload.db.pool.query(
      "UPDATE users SET reset_password_requested_at = reset_password_requested_at - interval '1 minute' WHERE id = $1",
      [id],
    )
    const mine = await ask(email, n)
    // What follows this answer must not slow the next one.
    await vi.waitFor(() => expect(mailed).toHaveBeenCalledTimes(n + 1), 10_000)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const nobodys = await ask('tak-ada@warta.example', n)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(nobodys.answer).toEqual(mine.answer)
    known.push(mine.taken)
    unknown.push(nobodys.taken)
  }
  await ask(disabled.email, 20)
  const ratio = median(known) / median(unknown)
  console.info(`forgotten: known ${median(known).toFixed(2)} ms, unknown ${median(unknown).toFixed(2)} ms`)
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.6)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(mailed).toHaveBeenCalledTimes(15)
  const [{ to, html } = { to: '', html: '' }] = mailed.mock.calls[0] ?? []
  expect([to, html]).toEqual([email, expect.stringContaining(`${settings().newsroomUrl}/admin/reset/`)])
  expect(html).toContain('réinitialisation')
  expect(new Set((await entries()).map(({ action, actor, document }) => `${action} ${actor} ${document}`))).toEqual(
    new Set([`resetAsked nobody ${id}`]),
  )
  mailed.mockRestore()
})

it('leaves the operator’s link alone while it is good, whoever asks for another', async () => {
  const { id, email } = await person()
  const { pool: db } = newsroom.payload.db
  const mailed = vi.spyOn(newsroom.payload.email, 'sendEmail')
  const ask = async () => {
    const { status } = await newsroom.ask('reader', 'POST', '/users/forgot-password', { email })
    expect(status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
  await ask()
  expect(mailed).toHaveBeenCalledTimes(1)
  await db.query("UPDATE users SET reset_password_requested_at = now() - interval '1 minute' WHERE id = $1", [id])
  const token = await resetAccount(newsroom.payload, email, false)
  await ask()
  const reset = { token, password: 'sepeda motor hujan 31' }
  expect((await newsroom.ask('reader', 'POST', '/users/reset-password', reset)).status).toBe(200)
  // Used, or too old: links are mailed again.
  await ask()
  expect(mailed).toHaveBeenCalledTimes(2)
  await resetAccount(newsroom.payload, email, false)
  await db.query("UPDATE users SET reset_password_expiration = now() - interval '1 second' WHERE id = $1", [id])
  await ask()
  expect(mailed).toHaveBeenCalledTimes(3)
  mailed.mockRestore()
})

it('limits how many links are asked for from one network', async () => {
  const ask = () =>
    newsroom.ask(
      'reader',
      'POST',
      '/users/forgot-password',
      { email: 'tak-ada@warta.example' },
      { 'X-Forwarded-For': from },
    )
  for (let n = 0; n < 20; n += 1) expect((await ask()).status).toBe(200)
  expect((await ask()).status).toBe(429)
})

it('keeps its limits in the database: across processes, without names, and for a while only', async () => {
  const { email } = await person()
  const { pool: db } = newsroom.payload.db
  const limit = { name: 'test', most: 3, within: 60 }
  const waits = await Promise.all(Array.from({ length: 8 }, () => countAttempt(db, limit, email)))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  expect(Math.max(...waits)).toBeGreaterThan(50)
  await forgiveAttempt(db, limit, email)
  await forgiveAttempt(db, limit, email)
  expect([await countAttempt(db, limit, email), (await countAttempt(db, limit, email)) > 0]).toEqual([0, true])
  const { rows } = await db.query('SELECT * FROM sign_in_attempts')
  expect(JSON.stringify(rows)).not.toMatch(/warta|198\.51|203\.0/)
  await db.query("UPDATE sign_in_attempts SET ends_at = now() - interval '1 second'")
  expect(await countAttempt(db, limit, email)).toBe(0)
  await expireSignIns(db)
  expect((await db.query('SELECT FROM sign_in_attempts')).rows).toHaveLength(1)
})

it('says that the database is away, and not that a password is wrong', async () => {
  const { email } = await person()
  const url = process.env.DATABASE_URL
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none'
  forgetSettings()
  await closePool()
  try {
    expect((await signIn(email, good)).status).toBe(503)
    expect((await newsroom.ask('reader', 'POST', '/users/forgot-password', { email })).status).toBe(503)
  } finally {
    process.env.DATABASE_URL = url
    forgetSettings()
    await closePool()
  }
  expect((await signIn(email, good)).status).toBe(200)
})

it('counts no success, however often', async () => {
  const { email } = await person()
  for (let n = 0; n < 12; n += 1) expect((await signIn(email, good)).status).toBe(200)
})

it.each([
  ['short', 'pendek-1'],
  ['common', 'password1234'],
  ['of the site', 'warta-warta-warta'],
  ['their name', 'Siti Rahmawati'],
  ['their address', 'siti.rahmawati@warta.example'],
])('takes no password that is %s, on any way', async (_, weak) => {
  const mail = `siti.rahmawati@warta.example`
  const made = await newsroom.ask('admin', 'POST', '/users', {
    name: 'Siti Rahmawati',
    role: 'reporter',
    email: mail,
    password: weak,
  })
  expect(made.status).toBe(400)
  expect(JSON.stringify(made.body)).toContain('"path":"password"')
  const { id } = await person({ name: 'Siti Rahmawati', email: mail })
  expect((await update(id, { password: weak })).status).toBe(400)
  const token = await newsroom.payload.forgotPassword({
    collection: 'users',
    data: { email: mail },
    disableEmail: true,
  })
  const reset = (given: string) => newsroom.ask('reader', 'POST', '/users/reset-password', { token, password: given })
  expect((await reset(weak)).status).toBe(400)
  expect((await reset(good)).status).toBe(200)
  expect((await reset(good)).status).toBe(403)
  await newsroom.payload.delete({ collection: 'users', id })
})

it('lets in who has a weak password from before, and remembers it until it is changed', async () => {
  const { id, email } = await person()
  const { rows } = await newsroom.payload.db.pool.query(`SELECT hash, salt FROM users WHERE id = $1`, [id])
  const weak = async () =>
    (await newsroom.payload.db.pool.query('SELECT weak_password FROM account_security WHERE user_id = $1', [id]))
      .rows[0]?.weak_password
  const { pbkdf2Sync } = await import('node:crypto')
  const hash = `pbkdf2-sha256-v1:${pbkdf2Sync('rahasia', rows[0].salt, 600_000, 32, 'sha256').toString('hex')}`
  await newsroom.payload.db.pool.query('UPDATE users SET hash = $2 WHERE id = $1', [id, hash])
  expect((await signIn(email, 'rahasia')).status).toBe(200)
  expect(await weak()).toBe(true)
  expect((await update(id, { password: good })).status).toBe(200)
  expect(await weak()).toBe(false)
})

it('ends the sessions of an account that is disabled at once, and lets it in on no way', async () => {
  const { id, email } = await person({ role: 'editor' })
  const { token } = await signIn(email, good)
  expect((await me(token))?.id).toBe(id)
  const link = await newsroom.payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true })
  await entries()
  expect((await update(id, { disabled: true })).status).toBe(200)
  expect(await me(token)).toBeNull()
  expect((await signIn(email, good)).status).toBe(403)
  expect((await newsroom.ask('reader', 'POST', '/users/reset-password', { token: link, password: good })).status).toBe(
    403,
  )
  await expect(newsroom.payload.login({ collection: 'users', data: { email, password: good } })).rejects.toThrow()
  expect((await entries()).map(({ action }) => action)).toEqual(['disable', 'signInFailed'])
  expect((await update(id, { disabled: false })).status).toBe(200)
  expect((await signIn(email, good)).status).toBe(200)
  const { admin } = newsroom.people
  expect((await update(admin.id, { disabled: true })).status).toBe(400)
})

it('writes roles and passwords into the log by what they are', async () => {
  const { id } = await person()
  await entries()
  await update(id, { role: 'editor', name: 'Nama Baru' })
  await update(id, { password: 'sepeda motor hujan 31' })
  const found = await entries()
  expect(found).toMatchObject([
    { action: 'role', document: id, detail: { role: ['reporter', 'editor'] } },
    { action: 'save', document: id, detail: { fields: ['name'] } },
    { action: 'password', document: id },
  ])
  expect(JSON.stringify(found)).not.toContain('sepeda')
})

const codeOf = (secret: string, at = Date.now()) =>
  new TOTP({ secret: secret.replaceAll(' ', '') }).generate({ timestamp: at })

it('asks a role for its second factor, sets it up at sign-in, and takes each code once', async () => {
  const { payload } = newsroom
  const { id, email } = await person({ role: 'translator', languages: ['ar'] })
  expect((await newsroom.ask('admin', 'POST', '/globals/site', { secondFactorRoles: ['translator'] })).status).toBe(200)
  expect((await newsroom.ask('editor', 'POST', '/globals/site', { secondFactorRoles: [] })).status).toBe(200)
  const asked = await signIn(email, good)
  expect(asked).toMatchObject({ status: 401, errors: [{ data: { secondFactor: 'enrol' } }] })
  const { secret = '', picture = '' } = asked.errors?.[0]?.data ?? {}
  expect(picture).toContain('<svg')
  await expect(payload.login({ collection: 'users', data: { email, password: good } })).rejects.toThrow()
  expect((await signIn(email, good, { code: '000000' })).status).toBe(401)
  const { rows } = await payload.db.pool.query('SELECT totp_secret FROM account_security WHERE user_id = $1', [id])
  expect(rows[0].totp_secret).not.toContain(secret.replaceAll(' ', ''))

  await entries()
  const before = Date.now() - 30_000
  const begun = await signIn(email, good, { code: codeOf(secret, before) })
  expect(begun.status).toBe(200)
  expect(begun.recoveryCodes).toHaveLength(10)
  expect((await entries()).map(({ action }) => action)).toEqual(['secondFactorOn', 'signIn'])

  expect(await signIn(email, good)).toMatchObject({ status: 401, errors: [{ data: { secondFactor: 'code' } }] })
  expect((await signIn(email, good, { code: codeOf(secret, before) })).status).toBe(401)
  const now = codeOf(secret)
  const twice = await Promise.all([signIn(email, good, { code: now }), signIn(email, good, { code: now })])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 401])

  const [recovery = ''] = begun.recoveryCodes ?? []
  expect((await signIn(email, good, { code: recovery.toUpperCase() })).status).toBe(200)
  expect((await signIn(email, good, { code: recovery })).status).toBe(401)

  const token = await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true })
  await entries()
  const reset = await newsroom.ask('reader', 'POST', '/users/reset-password', {
    token,
    password: 'sepeda motor hujan 31',
  })
  expect(reset.status).toBe(200)
  expect(reset.body.token).toBeUndefined()
  // Nobody has got in.
  expect((await entries()).map(({ action }) => action)).not.toContain('signIn')
  expect((await signIn(email, 'sepeda motor hujan 31')).status).toBe(401)
  await payload.updateGlobal({ slug: 'site', data: { secondFactorRoles: [] } })
})

it('shows an app that was begun for a while only, and never after a new password', async () => {
  const { payload } = newsroom
  const { id, email } = await person()
  const begun = async () => (await enrolApp(payload.db.pool, id, email)).secret
  const first = await begun()
  expect(await begun()).toBe(first)
  await payload.db.pool.query(
    "UPDATE account_security SET totp_begun_at = totp_begun_at - interval '16 minutes' WHERE user_id = $1",
    [id],
  )
  const second = await begun()
  expect(second).not.toBe(first)
  expect((await update(id, { password: 'sepeda motor hujan 31' })).status).toBe(200)
  const third = await begun()
  expect(third).not.toBe(second)
  const token = await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true })
  expect((await newsroom.ask('reader', 'POST', '/users/reset-password', { token, password: good })).status).toBe(200)
  expect(await begun()).not.toBe(third)
  // One that is in force stays.
  expect(await confirmApp(payload.db.pool, id, codeOf(await begun()))).toBe(true)
  expect((await update(id, { password: 'sepeda motor hujan 31' })).status).toBe(200)
  expect((await signIn(email, 'sepeda motor hujan 31')).status).toBe(401)
})

it('lets nobody try codes on end, from wherever', async () => {
  const { id, email } = await person()
  const { secret } = await enrolApp(newsroom.payload.db.pool, id, email)
  expect(await confirmApp(newsroom.payload.db.pool, id, codeOf(secret, Date.now() - 30_000))).toBe(true)
  for (let n = 0; n < 10; n += 1) {
    expect((await signIn(email, good, { code: '123 45' }, `192.0.2.${n}`)).status).toBe(401)
  }
  expect((await signIn(email, good, { code: codeOf(secret) }, '192.0.2.99')).status).toBe(429)
})

it('gives nobody the start code, the secrets, or what is known of the account', async () => {
  const { body } = await newsroom.ask('admin', 'GET', '/users?limit=100')
  expect(JSON.stringify(body)).not.toMatch(/"startCode":"|totp|"hash"|"salt"|resetPasswordToken/)
  expect((await newsroom.ask('reader', 'GET', '/users')).status).toBe(403)
})
