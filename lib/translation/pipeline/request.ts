// One request to one engine: repairs and checks the answer, and retries failures that may be temporary.
import { setTimeout as sleep } from 'node:timers/promises'
import { storyLimits } from '#lib/content/limits.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { backoff } from '#lib/runtime/backoff.ts'
import { plainText, type Segment, type SegmentKind, tagProblem } from '#lib/segments/index.ts'
import { hasBadCharacters, normaliseCharacters } from '#lib/text/characters.ts'
import { checkSegment, repairPunctuation } from '../checks/index.ts'
import { type Engine, EngineError } from '../engines/index.ts'
import { askWithinLimits, type Gate } from '../gate/index.ts'
import type { Term, Warning } from '../types.ts'

/** Attempts at one request before the next engine is asked. */
const maxAttempts = 3
/** Milliseconds between attempts. If a service takes or asks for more than the longest, the job is retried later. */
const pauses = { first: 250, longest: 5_000 }
/** Timers may end a moment early. */
const spare = 50

export type BatchRequest = {
  readonly target: TranslationLocale
  readonly context: string
  readonly segments: readonly Segment[]
  readonly terms: (texts: readonly string[]) => readonly Term[]
}

/** An engine's text with what the checks found. */
export type CheckedTranslation = {
  readonly text: string
  /** Or `memory`. */
  readonly engine: string
  readonly warnings: readonly Warning[]
  /** Its tags don't fit the original's: it can't be published. */
  readonly broken: boolean
}

/** Whether the findings keep the text from readers. */
export const isUnpublishable = ({ broken, warnings }: CheckedTranslation): boolean =>
  broken || warnings.some(({ severity }) => severity === 'blocking')

/**
 * Translates segments.
 *
 * @param complaints about an earlier answer, in English, by key
 * @returns a text for each segment, by key
 * @throws EngineError, EnginePausedError, or the signal's reason
 */
export async function request(
  gate: Gate,
  engine: Engine,
  { target, context, segments, terms }: BatchRequest,
  signal: AbortSignal,
  complaints?: Readonly<Record<string, readonly string[]>>,
): Promise<ReadonlyMap<string, CheckedTranslation>> {
  const texts = segments.map(({ text }) => text)
  const load = { engine: engine.name, locale: target, segments: segments.length, characters: charactersOf(segments) }
  const asking = {
    target,
    context,
    glossary: terms(texts),
    segments: segments.map(({ key, text }) => ({ id: key, text })),
    ...(complaints ? { complaints } : {}),
  }
  for (let attempt = 1; ; attempt += 1) {
    let started = Number.NaN
    try {
      const answer = await askWithinLimits(gate, engine, load, signal, (ending) => {
        started = performance.now()
        return engine.translate(asking, ending)
      })
      return new Map(
        segments.map((segment) => {
          const usable = requireUsable(engine, segment, answer.texts.get(segment.key))
          const text = normaliseCharacters(usable, { softHyphens: segment.kind !== 'headline' })
          return [segment.key, checkTranslation(engine.name, segment, repairPunctuation(text, target), target, terms)]
        }),
      )
    } catch (error) {
      const took = performance.now() - started
      const pause = requestRetryDelay(error, { attempt, took, random: Math.random() })
      if (pause === null) throw error
      await sleep(pause, undefined, { signal })
    }
  }
}

/** As limits and prices count them. */
export const charactersOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + text.length, 0)

/** Checks a text. */
export function checkTranslation(
  engine: string,
  { kind, text: source }: Segment,
  text: string,
  locale: TranslationLocale,
  terms: BatchRequest['terms'],
): CheckedTranslation {
  const warnings = checkSegment({ kind, source, target: text, locale, terms: terms([source]) })
  return { text, engine, warnings, broken: tagProblem(source, text) !== null }
}

const fieldLimits: Readonly<Partial<Record<SegmentKind, number>>> = {
  headline: storyLimits.headline,
  standfirst: storyLimits.standfirst,
  place: storyLimits.place,
  correction: storyLimits.correction,
}

/** No translation needs that many times the characters of its source. */
const maxLength = (source: string) => 200 + 5 * source.length

/** Refuses an answer that can't be stored, or is too long for a translation. */
function requireUsable({ name }: Engine, { key, kind, text: source }: Segment, answer: string | undefined): string {
  if (answer === undefined) throw new EngineError('badAnswer', `${name} left out a segment.`)
  if (hasBadCharacters(answer)) {
    throw new EngineError('badAnswer', `${name} answered with characters that are none (segment ${key}).`)
  }
  const limit = Math.min(fieldLimits[kind] ?? Number.POSITIVE_INFINITY, maxLength(source))
  const length = plainText(answer).length
  if (length > limit) {
    throw new EngineError('badAnswer', `${name} answered with ${length} characters for ${key}, at most ${limit} fit.`)
  }
  return answer
}

/** A failed attempt: its number, from 1; its milliseconds; and a random number from 0 to 1. */
type FailedAttempt = { readonly attempt: number; readonly took: number; readonly random: number }

/** Milliseconds before the request is retried; null: it is not retried. */
export function requestRetryDelay(error: unknown, { attempt, took, random }: FailedAttempt): number | null {
  if (!(error instanceof EngineError) || attempt >= maxAttempts || took > pauses.longest) return null
  if (error.kind !== 'unavailable' && error.kind !== 'overloaded' && error.kind !== 'badAnswer') return null
  if (error.retryAfter === null) return backoff(attempt - 1, pauses) * (0.5 + random)
  return error.retryAfter > pauses.longest ? null : error.retryAfter + spare
}
