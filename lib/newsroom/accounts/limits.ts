// How often somebody may fail to sign in.
import { APIError, type PayloadRequest } from 'payload'
import { pool } from '#lib/database/pool.ts'
import { currentClient } from '#lib/http/client.ts'
import { networkPrefix } from '#lib/http/rate-limiter.ts'
import { say } from '../admin/labels.ts'
import { type AttemptLimit, countAttempt, forgiveAttempt } from './attempts.ts'

const minute = 60
const within = 10 * minute

/**
 * Failures count per network and account together, so that nobody locks a colleague out from elsewhere; per network, for
 * who tries many accounts; and wrong second factors per account, because who gets there knows the password.
 */
const limits = {
  account: { name: 'account', most: 10, within },
  network: { name: 'network', most: 100, within },
  secondFactor: { name: 'second factor', most: 10, within },
  /** Links for a new password, per network: each is a mail to somebody. */
  links: { name: 'links', most: 20, within },
  /** Entries in the audit log that say so. */
  told: { name: 'told', most: 1, within },
} as const satisfies Record<string, AttemptLimit>

/** An attempt counts as failed until it is known not to be. */
export type Attempt = { succeeded(): Promise<void> }

const network = () => networkPrefix(currentClient() ?? '')

/**
 * Counts an attempt to sign in.
 *
 * @param email as it was given, in small letters
 * @param limited told once in ten minutes of who is over the limit
 * @throws APIError with status 429, in the language of the request
 */
export async function attempt(req: PayloadRequest, email: string, limited: () => Promise<void>): Promise<Attempt> {
  const from = network()
  const pair = `${from} ${email}`
  const wait = (await count(limits.account, pair)) || (await count(limits.network, from))
  if (wait > 0) {
    if ((await count(limits.told, pair)) === 0) await limited()
    throw tooMany(req, wait)
  }
  return {
    async succeeded() {
      await forgive(limits.account, pair)
      await forgive(limits.network, from)
    },
  }
}

/** Counts an attempt to give a second factor; throws as `attempt`. */
export async function attemptSecondFactor(req: PayloadRequest, user: number): Promise<Attempt> {
  const subject = String(user)
  const wait = await count(limits.secondFactor, subject)
  if (wait > 0) throw tooMany(req, wait)
  return { succeeded: () => forgive(limits.secondFactor, subject) }
}

/** Counts who asks for a link for a new password; throws as `attempt`. */
export async function askForLink(req: PayloadRequest): Promise<void> {
  const wait = await count(limits.links, network())
  if (wait > 0) throw tooMany(req, wait)
}

// By themselves: what is undone with the request has been tried all the same.
const count = (limit: AttemptLimit, subject: string) => countAttempt(pool(), limit, subject)
const forgive = (limit: AttemptLimit, subject: string) => forgiveAttempt(pool(), limit, subject)

const tooMany = (req: PayloadRequest, wait: number) =>
  new APIError(
    say(req, ({ errors }) => errors.tooManyAttempts(Math.ceil(wait / minute))),
    429,
    null,
    true,
  )
