// The secret that signs newsroom sessions: given by PAYLOAD_SECRET, or made once and kept in the data folder.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { settings } from './settings.ts'

/**
 * Returns the secret; the first call of a new installation writes `DATA_DIR/secret` (readable by its owner only).
 *
 * @throws when the file is there but too short to be a secret, or the data folder can't be written
 */
export function payloadSecret(): string {
  return settings().payloadSecret ?? keptSecret(settings().dataDir)
}

/** The secret kept in a data folder, made if there is none; throws as `payloadSecret` does. */
export function keptSecret(dataDir: string): string {
  const file = path.join(dataDir, 'secret')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length >= 32) return secret
  throw new Error(`${file} holds no usable secret. Restore it from a backup, or remove it: editors sign in again.`)
}
