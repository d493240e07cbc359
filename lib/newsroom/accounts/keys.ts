// Keys and hashes for what is known of accounts, derived from PAYLOAD_SECRET: a dump of the database alone is worth little.
import { createHmac, hkdfSync } from 'node:crypto'
import { payloadSecret } from '#lib/runtime/secrets.ts'

/**
 * A key of 32 bytes (HKDF, RFC 5869).
 *
 * @param purpose each has a key of its own
 */
export const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', payloadSecret(), '', `warta ${purpose}`, 32))

/** HMAC-SHA-256 of a text. */
export const hashFor = (purpose: string, text: string): Buffer =>
  createHmac('sha256', keyFor(purpose)).update(text).digest()
