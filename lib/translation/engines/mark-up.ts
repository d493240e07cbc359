import type { EngineRequest } from '../types.ts'
import { fromMarkup, toMarkup, untranslatedElements } from './markup.ts'
import { type ProtectedText, protect, restore } from './protect.ts'

/** A request for engines that take markup instead of instructions. */
export type MarkedUpRequest = {
  /** The segments' texts as fragments of XML, in order. */
  readonly texts: readonly string[]
  /** Names of elements that must not be translated. */
  readonly kept: readonly string[]
  /** Answers in the same order, as tagged text under the segments' ids. */
  read(answers: readonly string[]): { id: string; text: string }[]
}

/**
 * Protects and marks up a request's segments. One that there are complaints about is not protected: a second attempt
 * would end as the first did if it were not made otherwise.
 */
export function markUp({ segments, glossary, complaints }: EngineRequest): MarkedUpRequest {
  const sent = segments.map(
    ({ id, text }): ProtectedText => (complaints?.[id] ? { text, kept: new Map() } : protect(text, glossary)),
  )
  return {
    texts: sent.map(({ text, kept }) => toMarkup(text, kept)),
    kept: untranslatedElements(sent.map(({ kept }) => kept)),
    read: (answers) =>
      answers.map((text, index) => ({
        id: segments[index]?.id ?? '',
        text: restore(fromMarkup(text), sent[index]?.kept ?? new Map()),
      })),
  }
}
