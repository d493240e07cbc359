// What the variables of all engines may be.
import { z } from 'zod'
import { type Values, type Variables, wholeNumber } from '#lib/runtime/variables.ts'
import type { CommonSettings } from './types.ts'

/** Address of a service over HTTP; a user and password in it would be shown with it, a query would be lost. */
export const address = {
  schema: z
    .url({ protocol: /^https?$/ })
    .refine((value) => {
      const { username, password, search, hash } = new URL(value)
      return !(username || password || search || hash)
    })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional(),
  allowed: 'an address that starts with http:// or https://, without user, password or query',
} as const

/** A key as it can stand in a header. */
export const key = {
  schema: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  allowed: 'a key: letters, digits and signs without blanks',
  secret: true,
} as const

const atMost = wholeNumber(1, 999_999_999_999).optional()
const atMostAllowed = 'a whole number from 1, or unset for no limit'

const suffixes = {
  CONCURRENCY: { schema: wholeNumber(1, 1000).default(4), allowed: 'requests at once: a whole number from 1 to 1000' },
  REQUESTS_PER_MINUTE: { schema: atMost, allowed: atMostAllowed },
  CHARACTERS_PER_MINUTE: { schema: atMost, allowed: atMostAllowed },
  CHARACTERS_PER_DAY: { schema: atMost, allowed: atMostAllowed },
  CHARACTERS_PER_MONTH: { schema: atMost, allowed: atMostAllowed },
  PRICE: {
    schema: z
      .string()
      .regex(/^\d{1,9}(?:\.\d{1,6})?$/)
      .transform(Number)
      .default(0),
    allowed: 'the price of a million characters, such as 20 or 17.50',
  },
  TIMEOUT_SECONDS: { schema: wholeNumber(1, 300).default(120), allowed: 'seconds: a whole number from 1 to 300' },
  BATCH_CHARACTERS: {
    schema: wholeNumber(100, 100_000).default(4000),
    allowed: 'characters in one request: a whole number from 100 to 100000',
  },
} satisfies Variables

/** The variables that every engine has, under its own prefix. */
export function commonVariables(prefix: string, maximumSegments: number): Variables {
  const segments = {
    schema: wholeNumber(1, maximumSegments).default(Math.min(20, maximumSegments)),
    allowed: `segments in one request: a whole number from 1 to ${maximumSegments}`,
  }
  return Object.fromEntries(
    Object.entries({ ...suffixes, BATCH_SEGMENTS: segments }).map(([suffix, variable]) => [
      `${prefix}_${suffix}`,
      variable,
    ]),
  )
}

/** What {@link commonVariables} were read to. */
export function commonSettings(prefix: string, read: Values<Variables>): CommonSettings {
  const value = (suffix: string) => read[`${prefix}_${suffix}`]
  const number = (suffix: string) => Number(value(suffix))
  const limit = (suffix: string) => (value(suffix) === undefined ? null : number(suffix))
  return {
    limits: {
      concurrency: number('CONCURRENCY'),
      requestsPerMinute: limit('REQUESTS_PER_MINUTE'),
      charactersPerMinute: limit('CHARACTERS_PER_MINUTE'),
      charactersPerDay: limit('CHARACTERS_PER_DAY'),
      charactersPerMonth: limit('CHARACTERS_PER_MONTH'),
      price: number('PRICE'),
      batchCharacters: number('BATCH_CHARACTERS'),
      batchSegments: number('BATCH_SEGMENTS'),
    },
    timeoutSeconds: number('TIMEOUT_SECONDS'),
  }
}
