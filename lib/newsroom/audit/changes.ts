// What a change of a document was, from what Payload's hooks are told.
import { isDeepStrictEqual } from 'node:util'
import type { FlattenedField } from 'payload'

export type Fields = Readonly<Record<string, unknown>>

/** Field names, and the old and new value of those that are a choice; never a text. */
export function changedFields(
  fields: readonly FlattenedField[],
  before: Fields | undefined,
  after: Fields,
): Record<string, unknown> {
  const changed: Record<string, unknown> = {}
  const names: string[] = []
  for (const field of fields) {
    const { name, type } = field
    if (!Object.hasOwn(after, name) || derived.has(name) || ('virtual' in field && field.virtual)) continue
    const [old, now] = [plain(before?.[name]), plain(after[name])]
    if (isDeepStrictEqual(old, now)) continue
    if (type === 'checkbox' || type === 'select' || type === 'number' || type === 'relationship')
      changed[name] = [old, now]
    else names.push(name)
  }
  return { ...changed, ...(names.length > 0 ? { fields: names } : {}) }
}

/** What Payload keeps for itself, and what is told otherwise. */
const derived = new Set([
  // Recorded by what they mean: lib/newsroom/accounts/guard.ts.
  ...['role', 'disabled', 'startCode', 'currentPassword'],
  ...['id', 'updatedAt', 'createdAt', 'sessions', 'password', 'hash', 'salt', 'resetPasswordToken', 'loginAttempts'],
  ...['resetPasswordExpiration', 'resetPasswordRequestedAt', 'lockUntil', 'globalType', '_strategy', 'collection'],
])

/** Relationships as ids, moments as text, absence as null. */
function plain(value: unknown): unknown {
  if (value === undefined || value === '' || value === null) return null
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain)
  if (typeof value !== 'object') return value
  if ('id' in value && 'createdAt' in value) return value.id
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}
