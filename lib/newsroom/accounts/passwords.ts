// What a password must be: long, and not one that many people have (NIST SP 800-63B, 3.1.1.2).
import type { PayloadRequest } from 'payload'
import type { TextChoice } from '../admin/labels.ts'
import { connectionOf } from '../sql.ts'
import { strengthOf } from './password-strength.ts'

/** Fewest characters. */
const shortest = 12
/** Points of zxcvbn: 3 stands for 10^8 guesses, out of reach of who may guess ten times in ten minutes. */
const fewestPoints = 3

type Person = { readonly name?: unknown; readonly email?: unknown }

/**
 * What is wrong with a password; null if nothing is.
 *
 * @param person whose it is: their name and address count as known to everybody
 */
export async function passwordFault(req: PayloadRequest, password: string, person: Person): Promise<TextChoice | null> {
  if ([...password.normalize('NFC')].length < shortest) return ({ errors }) => errors.passwordShort(shortest)
  const db = await connectionOf(req)
  const { rows } = await db.query<{ name: string | null }>('SELECT name FROM site LIMIT 1')
  const known = ['warta', 'redaksi', 'newsroom', rows[0]?.name, person.name, person.email]
    .filter((word) => typeof word === 'string')
    .flatMap((word) => [word, ...word.split(/[\s@.,_-]+/)])
    .filter((word) => word.length > 2)
  return (await strengthOf(password, known)) < fewestPoints ? ({ errors }) => errors.passwordCommon : null
}
