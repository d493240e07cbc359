import { expect, it } from 'vitest'
import { issueToken, isValidToken } from './token.ts'

const secret = 'only-for-tests-only-for-tests-only-for-tests'
const subject = { locale: 'ar', article: 7 } as const
const opened = Date.UTC(2026, 10, 24, 5)
const [second, hour] = [1000, 3_600_000]
const token = issueToken(secret, subject, opened)

it.each([
  ['at once', 0, false],
  ['before anyone could have read it', 1.9 * second, false],
  ['after a moment', 2 * second, true],
  ['after an hour', hour, true],
  ['after half a day', 12 * hour, false],
  ['before it was issued', -second, false],
])('%s', (_when, later, valid) => {
  expect(isValidToken(secret, subject, token, opened + later)).toBe(valid)
})

it.each([
  ['another story', { locale: 'ar', article: 8 } as const, token],
  ['another language', { locale: 'ja', article: 7 } as const, token],
  ['another moment', subject, token.replace(/^[^.]*/, (opened - hour / 2).toString(36))],
  ['another secret', subject, issueToken(`${secret}!`, subject, opened)],
  ['nothing', subject, ''],
  ['half of it', subject, token.slice(0, -1)],
  ['other characters', subject, '١٢٣.\0'],
  ['no moment', subject, `.${token.split('.')[1]}`],
])('is not valid for %s', (_what, about, given) => {
  expect(isValidToken(secret, about, given, opened + hour / 10)).toBe(false)
})
