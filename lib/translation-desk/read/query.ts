// A question to the desk as it stands in an address.
import { z } from 'zod'
import { translationLocales } from '#lib/locales.ts'
import { badRequest } from '../desk-error.ts'
import { type DeskQuery, filters } from '../types.ts'

export const locale = z.enum(translationLocales)

const schema = z.object({
  state: z.enum(filters).default('open'),
  // Not `locale`: Payload reads that for itself.
  language: locale
    .or(z.literal('').transform(() => null))
    .nullable()
    .default(null),
  search: z.string().trim().max(200).default(''),
  order: z.enum(['oldest', 'newest']).default('oldest'),
  after: z.string().max(60).nullable().default(null),
})

/**
 * Reads it; what is not said is as usual: everything that needs attention, oldest first.
 *
 * @throws DeskError when it can't be read
 */
export function parseQuery(given: Readonly<Record<string, unknown>>): DeskQuery {
  const read = schema.safeParse(given)
  if (!read.success) throw badRequest()
  const { language, ...query } = read.data
  return { ...query, locale: language }
}

/** As `parseQuery`, for an address that somebody typed: what can't be read is as usual. */
export function queryOf(given: Readonly<Record<string, unknown>>): DeskQuery {
  const fields = Object.entries(schema.shape).filter(([name, field]) => field.safeParse(given[name]).success)
  return parseQuery(Object.fromEntries(fields.map(([name]) => [name, given[name]])))
}
