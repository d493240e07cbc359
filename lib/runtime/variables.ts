// Reads environment variables by a table of what each may be: the site's settings, the translation services'.
import { z } from 'zod'

/** How one variable is read, what is allowed in the operator's words, and whether its value may be shown. */
export type Variable = { readonly schema: z.ZodType; readonly allowed: string; readonly secret?: boolean }
export type Variables = Readonly<Record<string, Variable>>
export type Values<V extends Variables> = { [K in keyof V]: z.output<V[K]['schema']> }

/** A whole number in digits, between the two, both included. */
export const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))

/** An address may carry a user and a password, or a key in its query. */
const mayHoldSecret = /[@?]/

/**
 * Reads variables; an empty value counts as unset.
 *
 * @param env names and values, as in `process.env`
 * @returns the values, complete only if there are no problems; a problem is one line for the operator, without secrets
 */
export function readVariables<V extends Variables>(
  env: Readonly<Record<string, string | undefined>>,
  variables: V,
): { values: Values<V>; problems: string[] } {
  const problems: string[] = []
  const values: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries(variables)) {
    const given = env[name]?.trim() || undefined
    const result = variable.schema.safeParse(given)
    if (result.success) values[name] = result.data
    else {
      const hidden = variable.secret || mayHoldSecret.test(given ?? '')
      const shown = hidden ? 'its value (not shown)' : JSON.stringify(given)
      problems.push(`${name}: ${shown} is not allowed; expected ${variable.allowed}.`)
    }
  }
  return { values: values as Values<V>, problems }
}
