import type { Locale } from '#lib/locales.ts'
import type { Availability, Localized } from './types.ts'

/** What readers are told about the origin of a story's text. `behind`: the original has changed since. */
export type StoryNotice =
  | { readonly kind: 'fallback' }
  /** `wording`: the newsroom's own, in the reader's language; null: the site's. */
  | { readonly kind: 'machine'; readonly wording: string | null; readonly behind: boolean }
  /** Translated by a machine, reviewed by a person in this role. */
  | { readonly kind: 'reviewed'; readonly role: string; readonly behind: boolean }
  | { readonly kind: 'human'; readonly behind: boolean }

/** Whether a machine wrote the text, reviewed or not. */
export const isByMachine = (availability: Availability): boolean =>
  availability.kind === 'translated' && availability.by === 'machine'

/**
 * The notice that a story carries beside its headline, wherever it is shown.
 *
 * @param locale of the reader
 * @param wording the newsroom's own, for machine translations
 * @returns null for the original
 */
export function noticeOf(availability: Availability, locale: Locale, wording: Localized | null): StoryNotice | null {
  if (availability.kind === 'original') return null
  if (availability.kind === 'fallback') return { kind: 'fallback' }
  const { by, reviewed, behind } = availability
  // A text that a person has rewritten is a person's; the review was of the machine's.
  if (by === 'human') return { kind: 'human', behind }
  if (reviewed) return { kind: 'reviewed', role: reviewed.role, behind }
  // A wording that the newsroom has not written in this language would tell its readers nothing.
  return { kind: 'machine', wording: wording?.locale === locale ? wording.text : null, behind }
}
