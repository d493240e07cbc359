// OpenAI-compatible services don't all take the same parameters: newer models of OpenAI refuse `max_tokens` and any
// `temperature`, other services know no JSON schema. Which are taken shows when one is refused.
import type { EngineError } from './error.ts'

export type Dialect = {
  readonly format: 'json_schema' | 'json_object' | 'none'
  readonly length: 'max_tokens' | 'max_completion_tokens' | 'none'
  readonly temperature: boolean
}

/** Body of a chat completion request. */
export type ChatRequestBody = Record<string, unknown>

export const defaultDialect: Dialect = { format: 'json_schema', length: 'max_tokens', temperature: true }

const nextFormat = { json_schema: 'json_object', json_object: 'none', none: null } as const
const nextLength = { max_tokens: 'max_completion_tokens', max_completion_tokens: 'none', none: null } as const

/** The request body in a dialect. */
export function inDialect({ format, length, temperature }: Dialect, body: ChatRequestBody): ChatRequestBody {
  const { response_format, max_tokens, temperature: warmth, ...rest } = body
  return {
    ...rest,
    ...(format === 'json_schema' ? { response_format } : {}),
    ...(format === 'json_object' ? { response_format: { type: 'json_object' } } : {}),
    ...(length === 'none' ? {} : { [length]: max_tokens }),
    ...(temperature ? { temperature: warmth } : {}),
  }
}

/** The dialect to try after a refusal; null if the refusal is about something else. */
export function fallbackDialect(dialect: Dialect, refusal: EngineError): Dialect | null {
  if (refusal.kind !== 'badRequest') return null
  const about = refusal.message
  if (dialect.temperature && /temperature/i.test(about)) return { ...dialect, temperature: false }
  const format = nextFormat[dialect.format]
  if (format && /response_?format|json_?schema|json_?object|structured/i.test(about)) return { ...dialect, format }
  const length = nextLength[dialect.length]
  if (length && /max_(?:completion_)?tokens/i.test(about)) return { ...dialect, length }
  return null
}
