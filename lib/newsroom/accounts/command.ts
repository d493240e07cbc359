// What scripts/account does. Sentences are English, as all commands'.
import { randomBytes } from 'node:crypto'
import { APIError, type Payload, ValidationError } from 'payload'
import { type Role, roles } from '../access/roles.ts'
import { actAs } from '../audit/acting.ts'
import { record } from '../audit/record.ts'
import type { User } from '../payload-types.ts'
import { connectionOf } from '../sql.ts'
import { inTransaction, type Transaction } from '../writing/transaction.ts'
import { removeSecondFactor } from './second-factor/factors.ts'

/** Milliseconds for which a link of the command is good. */
const linkLife = 3_600_000

/** What was said of a change that the newsroom refuses; else the error's message. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ValidationError) return error.data.errors.map(({ message }) => message).join(' ')
  return error instanceof Error ? error.message : String(error)
}

const asCommand = <Result>(payload: Payload, work: (transaction: Transaction) => Promise<Result>) =>
  inTransaction(payload, (transaction) => {
    actAs(transaction.req, { way: 'command', process: 'scripts/account' })
    return work(transaction)
  })

/** All accounts, by address. */
export async function listAccounts(payload: Payload): Promise<User[]> {
  const { docs } = await payload.find({ collection: 'users', pagination: false, sort: 'email', depth: 0 })
  return docs
}

async function accountOf({ payload, req }: Transaction, email: string): Promise<User> {
  const where = { email: { equals: email.toLowerCase() } }
  const { docs } = await payload.find({ collection: 'users', where, limit: 1, depth: 0, req })
  const [user] = docs
  if (!user) throw new APIError(`nobody has the account ${email}; scripts/account list shows all`, 404)
  return user
}

/**
 * Makes an account.
 *
 * @param account.password without one, nobody knows it, and a link to choose one is made
 * @returns the link's token, where there is one
 * @throws when the role is unknown, the address is taken, or the password is too weak
 */
export function createAccount(
  payload: Payload,
  account: { email: string; name: string; role: string; password: string | undefined },
): Promise<{ token: string | null }> {
  const { email, name, role, password } = account
  if (!isRole(role)) throw new APIError(`--role is one of ${roles.join(', ')}`, 400)
  return asCommand(payload, async (transaction) => {
    const { req } = transaction
    const data = { email, name, role, password: password ?? randomBytes(24).toString('base64url') }
    const { role: given } = await payload.create({ collection: 'users', data, depth: 0, req })
    if (given !== role) throw new APIError('the first account is an administrator’s: --role admin', 400)
    return { token: password === undefined ? await tokenFor(transaction, email) : null }
  })
}

const isRole = (name: string): name is Role => roles.some((role) => role === name)

async function tokenFor({ payload, req }: Transaction, email: string): Promise<string> {
  const asked = { data: { email }, disableEmail: true, expiration: linkLife }
  const token = await payload.forgotPassword({ collection: 'users', ...asked, req })
  // Nobody has asked for this one by mail, and nobody voids it by asking: accounts/forgot.ts.
  const db = await connectionOf(req)
  await db.query('UPDATE users SET reset_password_requested_at = NULL WHERE reset_password_token = $1', [token])
  return token
}

/**
 * Makes a link for a new password.
 *
 * @param withoutSecondFactor takes away the second factor, too: who has lost it gets in by the link alone
 * @returns the token in the link: good for an hour, and once
 * @throws when nobody has the account, or it is disabled
 */
export function resetAccount(payload: Payload, email: string, withoutSecondFactor: boolean): Promise<string> {
  return asCommand(payload, async (transaction) => {
    const { req } = transaction
    const { id, disabled } = await accountOf(transaction, email)
    if (disabled) throw new APIError(`${email} is disabled: scripts/account enable ${email}`, 409)
    await record(req, { action: 'resetAsked', collection: 'users', document: id })
    if (withoutSecondFactor) {
      await removeSecondFactor(await connectionOf(req), id)
      await record(req, { action: 'secondFactorOff', collection: 'users', document: id })
    }
    return tokenFor(transaction, email)
  })
}

/** Disables an account, or lets it in again; throws when nobody has it, or it is the last administrator's. */
export async function setDisabled(payload: Payload, email: string, disabled: boolean): Promise<void> {
  await asCommand(payload, async (transaction) => {
    const { id } = await accountOf(transaction, email)
    await payload.update({ collection: 'users', id, data: { disabled }, depth: 0, req: transaction.req })
  })
}
