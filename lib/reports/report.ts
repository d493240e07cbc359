// What a report may say: pure rules, before anything is looked up.
import { z } from 'zod'
import { reportLimit } from '#lib/content/limits.ts'
import { hasBadCharacters } from '#lib/text/characters.ts'

/** A suggestion says how a sentence should read; advertising brings its links. */
const mostLinks = 2

const link = /https?:\/\/|www\./gi

const sent = z.strictObject({
  anchor: z.string().regex(/^p[1-9]\d{0,5}$/),
  suggestion: z.string().optional(),
  token: z.string().max(200),
  /** A field that no reader sees, and that what fills in forms by itself fills in. */
  website: z.string().optional(),
})

export type SubmittedReport = { readonly anchor: string; readonly suggestion: string | null; readonly token: string }

/**
 * Reads a report as a page sends it.
 *
 * @param body any JSON value
 * @returns the report, without blanks at the ends of its suggestion; or why it is refused
 */
export function readReport(body: unknown): SubmittedReport | 'refused' | 'tooLong' | 'links' {
  const parsed = sent.safeParse(body)
  if (!parsed.success || parsed.data.website) return 'refused'
  const { anchor, token } = parsed.data
  const suggestion = (parsed.data.suggestion ?? '').replace(/\r\n?/g, '\n').trim()
  if (hasBadCharacters(suggestion)) return 'refused'
  if (suggestion.length > reportLimit) return 'tooLong'
  if ((suggestion.match(link)?.length ?? 0) > mostLinks) return 'links'
  return { anchor, token, suggestion: suggestion || null }
}
