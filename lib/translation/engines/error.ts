/**
 * What can go wrong with a translation service, as far as the pipeline must tell it apart:
 * - `refused`: the key is wrong or missing; retrying is useless, the operator must act
 * - `quota`: the account is used up; it may come back by itself (a new month, a payment)
 * - `overloaded`: too many requests; try again later
 * - `unavailable`: not reachable, too slow, or broken
 * - `badAnswer`: it answered, but not with what was asked for
 * - `badRequest`: it does not take this request; retrying is useless
 */
export type EngineErrorKind = 'refused' | 'quota' | 'overloaded' | 'unavailable' | 'badAnswer' | 'badRequest'

/** A request that failed. The message is a sentence for the operator; it holds no key and no cause, so it may be shown. */
export class EngineError extends Error {
  readonly kind: EngineErrorKind
  /** How long the service asks to be left alone, in milliseconds; null: it did not say. */
  readonly retryAfter: number | null

  constructor(kind: EngineErrorKind, message: string, retryAfter: number | null = null) {
    super(message)
    this.name = 'EngineError'
    this.kind = kind
    this.retryAfter = retryAfter
  }
}

/** Patterns of secrets: services like to quote the request. */
const keys = [
  /\b(?:Bearer|Basic|DeepL-Auth-Key)\s+[^\s"',;]+/gi,
  /\bsk-[\w*.-]+/g,
  /(?<=[?&](?:api_?key|key|token|auth_key)=)[^&\s"']+/gi,
  /(?<=:\/\/)[^/\s@"']+@/g,
]

/**
 * A service's message in one line, without secrets, at most 200 characters; empty if it is markup.
 *
 * @param secrets values that must not appear, such as the key
 */
export function redact(text: string, secrets: readonly string[]): string {
  let line = text.replace(/\s+/g, ' ').trim()
  for (const secret of secrets) if (secret) line = line.replaceAll(secret, '…')
  for (const key of keys) line = line.replace(key, '…')
  if (/<[a-z!/]/i.test(line)) return ''
  return line.length > 200 ? `${line.slice(0, 199)}…` : line
}
