// Error messages about records, for their author.
import type { z } from 'zod'
import { badCharacter } from '#lib/text/characters.ts'
import { sanitizeText } from '../body/body.ts'
import { didYouMean } from './fields.ts'
import { closestName } from './suggest.ts'

/** A record that can't be imported, and why. */
export class RecordError extends Error {
  override readonly name = 'RecordError'
}

const maxReported = 3

/** A schema's issues: the first few, with their paths. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): string {
  const rest = issues.length - maxReported
  return [...issues.slice(0, maxReported).map(describeIssue), ...(rest > 0 ? [`and ${rest} more`] : [])].join('; ')
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const at = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.message.startsWith('locale ') || !at ? issue.message : `${at}: ${issue.message}`
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${at} is missing`
  if (issue.code === 'invalid_value') return `${at}: ${choices(issue)}`
  if (issue.code === 'invalid_union') return `${at}: is neither a name nor {"file": …, "alt": …}`
  return `${at}: ${sanitizeText(issue.message)}`
}

function choices(issue: z.core.$ZodIssueInvalidValue): string {
  const values = issue.values.map(String)
  const given = typeof issue.input === 'string' ? issue.input.slice(0, 40) : JSON.stringify(issue.input)
  return `"${given}" is none of ${values.join(', ')}${didYouMean(typeof issue.input === 'string' ? closestName(issue.input, values) : null)}`
}

const maxDepth = 20

/** Refuses NUL characters and lone surrogates, which PostgreSQL can't store: they are damage in the file. */
export function refuseBrokenText(value: unknown, path: readonly (string | number)[]): void {
  if (typeof value === 'string') {
    const found = badCharacter(value)
    if (!found) return
    const broken = found.kind === 'nul' ? 'a NUL character' : 'half of a character (a lone surrogate)'
    throw new RecordError(`${path.join('.')}: contains ${broken} in place ${found.position}`)
  } else if (typeof value === 'object' && value !== null) {
    if (path.length > maxDepth) throw new RecordError('the line is nested too deeply')
    for (const [key, inner] of Object.entries(value)) {
      refuseBrokenText(key, [...path, '(key)'])
      refuseBrokenText(inner, [...path, key])
    }
  }
}
