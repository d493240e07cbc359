// Building blocks of the import format's schema, with messages for those who write import files.
import { z } from 'zod'
import { isLocale, type Locale, locales } from '#lib/locales.ts'
import { isBlank } from '#lib/text/characters.ts'
import { impossibleDay } from '#lib/text/days.ts'
import { markupIn } from '#lib/text/markup.ts'
import { oneLine } from '../body/body.ts'
import { closestName } from './suggest.ts'

const tooLong = (text: string, limit: number) => `has ${text.length} characters, at most ${limit}`

/** One line of text that readers see something of. */
export const singleLine = (limit: number) => text(limit, oneLine).refine((value) => !isBlank(value), 'is empty')

function text(limit: number, tidy: (value: string) => string) {
  return z
    .string()
    .refine((value) => value.length <= limit, { error: (issue) => tooLong(String(issue.input), limit), abort: true })
    .transform(tidy)
    .refine((value) => markupIn(value) === null, {
      error: (issue) => `holds markup, ${markupIn(String(issue.input))?.slice(0, 40)}: plain text is expected`,
    })
}

/** Text that may be cleared, by null or ''. */
export const clearableText = (limit: number, tidy = oneLine) =>
  text(limit, tidy)
    .nullable()
    .transform((value) => (value === null || isBlank(value) ? null : value))
    .optional()

export const instant = z
  .string()
  .refine((value) => instantForm.test(value) && Number.isFinite(Date.parse(value)), {
    error: (issue) =>
      `"${String(issue.input).slice(0, 40)}" is no time with its zone, such as 2026-11-24T08:00:00+07:00`,
    abort: true,
  })
  .refine((value) => impossibleDay(value) === null, {
    error: (issue) => `"${String(issue.input)}": there is no day ${impossibleDay(String(issue.input))}`,
    abort: true,
  })
  .transform((value) => new Date(value).toISOString())
const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

/** An object that refuses keys it does not know, naming the one that was probably meant. */
export function strictObject<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape)
  const complaint = (key: string) => `unknown key "${key}"${didYouMean(closestName(key, known))}`
  return z.strictObject(shape, { error: (issue: RawIssue) => strayKeys(issue)?.map(complaint).join('; ') })
}

type RawIssue = { readonly code?: string; readonly keys?: unknown }

function strayKeys({ code, keys }: RawIssue): string[] | undefined {
  return code === 'unrecognized_keys' && Array.isArray(keys) ? keys.map(String) : undefined
}

export function didYouMean(name: string | null): string {
  return name ? `; did you mean "${name}"?` : ''
}

/** What is wrong with something that should be the code of an edition. */
function noEdition(code: string): string {
  const tag = code.toLowerCase().split(/[-_]/)[0] ?? ''
  const near = isLocale(tag) ? tag : closestName(code, locales)
  return `locale "${code.slice(0, 40)}" is not an edition${didYouMean(near) || ` (there are: ${locales.join(', ')})`}`
}

/** A value per edition, none of them required. */
export function perLocale<Value extends z.ZodType>(value: Value) {
  return perEdition(
    Object.fromEntries(locales.map((code) => [code, value.optional()])) as {
      [code in Locale]: z.ZodOptional<Value>
    },
  )
}

/** An object with a key per edition; says which code is none. */
export function perEdition<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, { error: (issue: RawIssue) => strayKeys(issue)?.map(noEdition).join('; ') })
}
