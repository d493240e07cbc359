// What is wrong with a record, for the one who wrote it.
import type { z } from 'zod'
import { plain } from '../body/body.ts'
import { meant } from './fields.ts'
import { closest } from './suggest.ts'

/** A record that can't be imported, and why. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
}

const told = 3

/** What a schema found, the first few problems with their places. */
export function explain(issues: readonly z.core.$ZodIssue[]): string {
  const rest = issues.length - told
  return [...issues.slice(0, told).map(explained), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')
}

function explained(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.message.startsWith('locale ') || !at ? issue.message : `${at}: ${issue.message}`
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${at} is missing`
  if (issue.code === 'invalid_value') return `${at}: ${choices(issue)}`
  if (issue.code === 'invalid_union') return `${at}: is neither a name nor {"file": …, "alt": …}`
  return `${at}: ${plain(issue.message)}`
}

function choices(issue: z.core.$ZodIssueInvalidValue): string {
  const values = issue.values.map(String)
  const given = typeof issue.input === 'string' ? issue.input.slice(0, 40) : JSON.stringify(issue.input)
  return `"${given}" is none of ${values.join(', ')}${meant(typeof issue.input === 'string' ? closest(issue.input, values) : null)}`
}

const deepest = 20

/** PostgreSQL keeps no NUL and no half of a character; both are damage, so the record is refused rather than mended. */
export function refuseBrokenText(value: unknown, path: readonly (string | number)[]): void {
  if (typeof value === 'string') {
    const broken = value.includes('\0')
      ? 'a NUL character'
      : value.isWellFormed()
        ? null
        : 'half of a character (a lone surrogate)'
    if (broken) throw new RecordError(`${path.join('.')}: contains ${broken}`)
  } else if (typeof value === 'object' && value !== null) {
    if (path.length > deepest) throw new RecordError('the line is nested too deeply')
    for (const [key, inner] of Object.entries(value)) {
      refuseBrokenText(key, [...path, '(key)'])
      refuseBrokenText(inner, [...path, key])
    }
  }
}
