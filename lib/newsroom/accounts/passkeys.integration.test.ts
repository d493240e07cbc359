// Passkeys as a second factor, over real HTTP, with an authenticator made of software.
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { settings } from '#lib/runtime/settings.ts'
import { type TestNewsroom, testNewsroom } from '../testing/newsroom.ts'
import type { NewPasskeyOptions, PasskeyOptions } from './second-factor/passkey.client.ts'
import type { Security } from './security.ts'
import { SoftwareAuthenticator } from './testing/software-authenticator.ts'

let newsroom: TestNewsroom
beforeAll(async () => {
  newsroom = await testNewsroom()
})
afterAll(() => newsroom?.close())

const password = 'kopi tubruk senja 77'
let networks = 0
let from = ''
beforeEach(() => {
  networks += 1
  from = `198.51.100.${networks}`
})

type SignedIn = {
  status: number
  token?: string
  recoveryCodes?: string[]
  errors?: { message: string; data?: { secondFactor: string; app?: boolean; passkey: PasskeyOptions } }[]
}
async function signIn(email: string, more: object = {}): Promise<SignedIn> {
  const headers = { 'X-Forwarded-For': from, 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }
  const { status, body } = await newsroom.ask('reader', 'POST', '/users/login', { email, password, ...more }, headers)
  return { status, ...(body as Omit<SignedIn, 'status'>) }
}
const wantedOf = ({ errors }: SignedIn) => errors?.[0]?.data

type Made = Security & {
  passkey?: NewPasskeyOptions
  recoveryCodes?: string[]
  enrolment?: { secret: string }
  errors?: { message: string }[]
}
let people = 0
/** Somebody who is signed in, and what they wish. */
async function person(role: 'reporter' | 'translator' = 'reporter') {
  people += 1
  const email = `kunci-${people}@warta.example`
  const data = { name: `Kunci ${people}`, role, email, password }
  const { id } = await newsroom.payload.create({ collection: 'users', data })
  const { token } = await signIn(email)
  const wish = async (asked?: object) => {
    const headers = { Authorization: `JWT ${token}`, 'X-Forwarded-For': from, 'Accept-Language': 'en' }
    const answer = await newsroom.ask('reader', asked ? 'POST' : 'GET', `/users/${id}/security`, asked, headers)
    return { status: answer.status, ...(answer.body as unknown as Made) }
  }
  const add = async (device: SoftwareAuthenticator, name = 'Laptop') => {
    const { passkey } = await wish({ what: 'offerPasskey', password })
    if (!passkey) throw new Error('no passkey was offered')
    return wish({ what: 'addPasskey', name, passkey: device.make(passkey) })
  }
  return { id, email, wish, add }
}
const device = () => new SoftwareAuthenticator(settings().newsroomUrl)

/** What the log holds of somebody, without their making. */
async function logged(id: number) {
  const { rows } = await newsroom.payload.db.pool.query<{ action: string; detail: object }>(
    `SELECT action, detail FROM audit_log WHERE collection = 'users' AND document = $1 AND action <> 'create' ORDER BY id`,
    [id],
  )
  return rows
}

it('is added with the password, asked for at sign-in, and taken away', async () => {
  const laptop = device()
  const { id, email, wish, add } = await person()
  expect((await wish({ what: 'offerPasskey', password: 'salah sama sekali' })).status).toBe(403)
  const added = await add(laptop)
  expect(added.recoveryCodes).toHaveLength(10)
  expect(added.secondFactor).toMatchObject({
    app: false,
    recoveryCodes: 10,
    passkeys: [{ name: 'Laptop', usedAt: null }],
  })
  expect(JSON.stringify(added)).not.toMatch(/public_?key|counter/i)

  const asked = wantedOf(await signIn(email))
  expect(asked).toMatchObject({ secondFactor: 'code', app: false })
  if (!asked) throw new Error('nothing was asked for')
  expect(asked.passkey).toMatchObject({ rpId: 'localhost', userVerification: 'preferred' })
  expect((await signIn(email, { passkey: laptop.sign(asked.passkey) })).status).toBe(200)
  const [used] = (await wish()).secondFactor.passkeys
  expect(used?.usedAt).not.toBeNull()
  // Who has lost the device.
  expect((await signIn(email, { code: added.recoveryCodes?.[0] })).status).toBe(200)

  expect((await wish({ what: 'removePasskey', passkey: used?.id, password: 'salah' })).status).toBe(403)
  const left = await wish({ what: 'removePasskey', passkey: used?.id, password })
  expect(left.secondFactor).toMatchObject({ passkeys: [], recoveryCodes: 0 })
  expect((await signIn(email)).status).toBe(200)
  expect(await logged(id)).toMatchObject([
    { action: 'signIn', detail: {} },
    { action: 'passkeyAdded', detail: { name: 'Laptop' } },
    { action: 'signIn', detail: { secondFactor: 'passkey' } },
    { action: 'recoveryCodeUsed' },
    { action: 'signIn', detail: { secondFactor: 'recovery' } },
    { action: 'passkeyRemoved', detail: { name: 'Laptop' } },
    { action: 'signIn', detail: {} },
  ])
})

it('takes each challenge once, from its own account, in time, and from the newsroom’s own page', async () => {
  const laptop = device()
  const { email, add } = await person()
  const other = await person()
  await add(laptop)
  await other.add(device())
  const ask = async (whose: string) => {
    const wanted = wantedOf(await signIn(whose))
    if (!wanted) throw new Error('nothing was asked for')
    return wanted.passkey
  }
  const signed = laptop.sign(await ask(email))
  expect((await signIn(email, { passkey: signed })).status).toBe(200)
  const again = await signIn(email, { passkey: signed })
  expect(again.status).toBe(401)
  // A new challenge comes with the refusal.
  const fresh = wantedOf(again)?.passkey
  expect(fresh && (await signIn(email, { passkey: laptop.sign(fresh) })).status).toBe(200)

  expect((await signIn(email, { passkey: laptop.sign(await ask(other.email)) })).status).toBe(401)
  const late = await ask(email)
  await newsroom.payload.db.pool.query(`UPDATE passkey_challenges SET expires_at = now() WHERE challenge = $1`, [
    late.challenge,
  ])
  expect((await signIn(email, { passkey: laptop.sign(late) })).status).toBe(401)
  const stolen = laptop.sign(await ask(email))
  const elsewhere = {
    ...stolen,
    response: { ...stolen.response, clientDataJSON: Buffer.from('{"a":').toString('base64url') },
  }
  expect((await signIn(email, { passkey: elsewhere })).status).toBe(401)
  expect((await signIn(email, { passkey: { id: 7 } })).status).toBe(401)
  expect((await signIn(other.email, { passkey: laptop.sign(await ask(other.email)) })).status).toBe(401)

  const phisher = new SoftwareAuthenticator('https://redaksi.example')
  const { add: addOther } = await person()
  expect((await addOther(phisher)).status).toBe(400)
})

it('is refused when its counter has not grown: it is a copy', async () => {
  const laptop = device()
  const { email, add } = await person()
  await add(laptop)
  const use = async () => {
    const wanted = wantedOf(await signIn(email))
    return wanted ? (await signIn(email, { passkey: laptop.sign(wanted.passkey) })).status : undefined
  }
  expect([await use(), await use()]).toEqual([200, 200])
  laptop.counter = 0
  expect(await use()).toBe(401)
})

it('stands beside the app, and neither makes the recovery codes worthless', async () => {
  const laptop = device()
  const { email, wish, add } = await person()
  const { enrolment } = await wish({ what: 'enrolApp', password })
  const totp = new TOTP({ secret: enrolment?.secret.replaceAll(' ', '') ?? '' })
  const confirmed = await wish({ what: 'confirmApp', code: totp.generate({ timestamp: Date.now() - 30_000 }) })
  expect(confirmed.recoveryCodes).toHaveLength(10)
  const added = await add(laptop)
  expect(added.recoveryCodes).toBeUndefined()
  expect(added.secondFactor).toMatchObject({ app: true, recoveryCodes: 10 })
  const asked = wantedOf(await signIn(email))
  expect(asked).toMatchObject({ app: true, passkey: { rpId: 'localhost' } })
  expect((await signIn(email, { code: totp.generate() })).status).toBe(200)
  const without = await wish({ what: 'removeApp', password })
  expect(without.secondFactor).toMatchObject({ app: false, recoveryCodes: 10, passkeys: [{ name: 'Laptop' }] })
  expect((await signIn(email, { code: totp.generate({ timestamp: Date.now() + 30_000 }) })).status).toBe(401)
  const same = await add(laptop, 'Yang sama')
  expect(same.status).toBe(400)
  expect((await newsroom.ask('admin', 'GET', '/audit-log?action=passkeyAdded')).status).toBe(200)
})

it('is what a role demands as well as an app; the last one can’t be taken away there', async () => {
  const laptop = device()
  const { id, email, wish } = await person('translator')
  const demand = (roles: ('translator' | 'admin')[]) =>
    newsroom.payload.updateGlobal({ slug: 'site', data: { secondFactorRoles: roles } })
  await demand(['translator'])
  const asked = wantedOf(await signIn(email))
  expect(asked).toMatchObject({ secondFactor: 'enrol', passkey: { rp: { id: 'localhost' }, user: { name: email } } })
  const offered = asked?.passkey as unknown as NewPasskeyOptions
  const begun = await signIn(email, { newPasskey: laptop.make(offered) })
  expect(begun.status).toBe(200)
  expect(begun.recoveryCodes).toHaveLength(10)
  const { secondFactor } = await wish()
  expect(secondFactor).toMatchObject({ demanded: true, passkeys: [{ name: 'Firefox 140, Linux' }] })
  const [first] = secondFactor.passkeys
  const refused = await wish({ what: 'removePasskey', passkey: first?.id, password })
  expect(refused).toMatchObject({ status: 409, errors: [{ message: expect.stringContaining('set up another one') }] })
  // The operator helps who has lost everything.
  const command = await import('./command.ts')
  await command.resetAccount(newsroom.payload, email, true)
  expect((await wish()).secondFactor).toMatchObject({ passkeys: [], recoveryCodes: 0 })
  expect((await logged(id)).map(({ action }) => action)).toEqual(
    expect.arrayContaining(['passkeyAdded', 'resetAsked', 'secondFactorOff']),
  )
  await demand([])
})
