// The code for the first account: whoever can read what the start prints is the operator.
import { createHmac, timingSafeEqual } from 'node:crypto'

const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/**
 * The code that makes the first account: three groups of four characters, 58 bits. It follows from the secret, so that
 * every machine of an installation knows the same; it is worth nothing once there is an account.
 *
 * @param secret as `payloadSecret` gives it
 */
export function firstAccountCode(secret: string): string {
  const digest = createHmac('sha256', secret).update('first account').digest()
  const characters = [...digest.subarray(0, 12)].map((byte) => letters[byte % letters.length])
  return characters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** Whether somebody has typed the code, with or without hyphens, in capitals or not. */
export function isFirstAccountCode(given: unknown, secret: string): boolean {
  const plain = (code: string) =>
    createHmac('sha256', secret)
      .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
      .digest()
  return typeof given === 'string' && timingSafeEqual(plain(given), plain(firstAccountCode(secret)))
}
