import type { Queryable } from '#lib/database/queryable.ts'

/** Removes what is past its time: counted attempts to sign in, and challenges to passkeys. */
export async function expireSignIns(db: Queryable): Promise<void> {
  await db.query('DELETE FROM sign_in_attempts WHERE ends_at < now()')
  await db.query('DELETE FROM passkey_challenges WHERE expires_at < now()')
}
