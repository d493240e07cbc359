// How often somebody may fail to sign in. In memory of the process: a restart begins anew.
import { APIError, type PayloadRequest } from 'payload'
import { currentClient } from '#lib/http/client.ts'
import { networkPrefix, RateLimiter } from '#lib/http/rate-limiter.ts'
import { shared } from '#lib/runtime/singleton.ts'
import { say } from '../admin/labels.ts'

const minute = 60_000

/**
 * Failures count per network and account together, so that nobody locks a colleague out from elsewhere; per network, for
 * who tries many accounts; and wrong second factors per account, because who gets there knows the password.
 */
const limiters = shared('sign-in limits', () => ({
  account: new RateLimiter({ most: 10, within: 10 * minute, addresses: 50_000 }),
  network: new RateLimiter({ most: 100, within: 10 * minute, addresses: 50_000 }),
  code: new RateLimiter({ most: 10, within: 10 * minute, addresses: 50_000 }),
  told: new RateLimiter({ most: 1, within: 10 * minute, addresses: 50_000 }),
}))

/** An attempt counts as failed until it is known not to be. */
export type Attempt = { succeeded(): void }

/**
 * Counts an attempt to sign in.
 *
 * @param email as it was given, in small letters
 * @param limited told once in ten minutes of who is over the limit
 * @throws APIError with status 429, in the language of the request
 */
export async function attempt(req: PayloadRequest, email: string, limited: () => Promise<void>): Promise<Attempt> {
  const { account, network, told } = limiters
  const now = performance.now()
  const from = networkPrefix(currentClient() ?? '')
  const pair = `${from} ${email}`
  const wait = account.count(pair, now) || network.count(from, now)
  if (wait > 0) {
    if (told.count(pair, now) === 0) await limited()
    throw tooMany(req, wait)
  }
  return {
    succeeded() {
      account.forgive(pair)
      network.forgive(from)
    },
  }
}

/** Counts an attempt to give a second factor; throws as `attempt`. */
export function attemptCode(req: PayloadRequest, user: number): Attempt {
  const key = `user ${user}`
  const wait = limiters.code.count(key, performance.now())
  if (wait > 0) throw tooMany(req, wait)
  return { succeeded: () => limiters.code.forgive(key) }
}

const tooMany = (req: PayloadRequest, wait: number) =>
  new APIError(
    say(req, ({ errors }) => errors.tooManyFailures(Math.ceil(wait / minute))),
    429,
    null,
    true,
  )
