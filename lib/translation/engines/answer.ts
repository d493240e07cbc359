import type { EngineAnswer, EngineRequest } from '../types.ts'
import { EngineError } from './error.ts'

/** How many bytes an answer may have: several times what any translation of the request could need. */
export function maxAnswerBytes(request: EngineRequest): number {
  return 256 * 1024 + 32 * charactersOf(request)
}

/** Characters of the source, as limits count them (UTF-16 units). */
export function charactersOf(request: EngineRequest): number {
  return request.segments.reduce((sum, { text }) => sum + text.length, 0)
}

/**
 * Requires exactly one text for each segment of the request.
 *
 * @param who the service, for messages
 * @throws EngineError `badAnswer`
 */
export function requireCompleteAnswer(
  who: string,
  request: EngineRequest,
  answers: readonly { readonly id: string; readonly text: string }[],
): EngineAnswer['texts'] {
  const asked = new Set(request.segments.map(({ id }) => id))
  const texts = new Map(answers.map(({ id, text }) => [id, text]))
  const strange = answers.find(({ id }) => !asked.has(id))
  if (strange || answers.length !== asked.size || texts.size !== asked.size) {
    throw new EngineError(
      'badAnswer',
      `${who} answered with ${answers.length} segments where ${asked.size} were asked for${strange ? ', under other ids' : ''}.`,
    )
  }
  return texts
}
