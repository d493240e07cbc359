// One request to one engine: what it answers is repaired and checked; what fails in passing is tried again.
import { setTimeout as sleep } from 'node:timers/promises'
import { storyLimits } from '#lib/content/limits.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { backoff } from '#lib/runtime/backoff.ts'
import { plainText, type Segment, type SegmentKind, tagProblem } from '#lib/segments/index.ts'
import { hasBadCharacters } from '#lib/text/characters.ts'
import { checkSegment, repair } from '../checks/index.ts'
import { type Engine, EngineError } from '../engines/index.ts'
import { askWithinLimits, type Gate } from '../gate/index.ts'
import type { Term, Warning } from '../types.ts'

/** Tries of one request that fails in passing, before the next engine is asked. */
const tries = 3
/** Milliseconds between tries. A service that takes or asks for more than the longest is left to a later attempt. */
const pauses = { first: 250, longest: 5_000 }
/** Timers may end a moment early. */
const spare = 50

export type Wanted = {
  readonly target: TranslationLocale
  readonly context: string
  readonly segments: readonly Segment[]
  readonly terms: (texts: readonly string[]) => readonly Term[]
}

/** A text that an engine gave, ready to be used: with tags that fit, unless `broken`. */
export type Given = {
  readonly text: string
  /** Or `memory`. */
  readonly engine: string
  readonly warnings: readonly Warning[]
  /** Its tags don't fit the original's: it can't be published. */
  readonly broken: boolean
}

/** What is wrong with it keeps it from readers. */
export const isBlocked = ({ broken, warnings }: Given): boolean =>
  broken || warnings.some(({ severity }) => severity === 'blocking')

/**
 * Has segments translated.
 *
 * @param complaints about an earlier answer, in English, by key
 * @returns a text for each segment, by key
 * @throws EngineError, EnginePausedError, or the signal's reason
 */
export async function request(
  gate: Gate,
  engine: Engine,
  { target, context, segments, terms }: Wanted,
  signal: AbortSignal,
  complaints?: Readonly<Record<string, readonly string[]>>,
): Promise<ReadonlyMap<string, Given>> {
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
          const text = usable(engine, segment, answer.texts.get(segment.key))
          return [segment.key, checked(engine.name, segment, repair(text, target), target, terms)]
        }),
      )
    } catch (error) {
      const took = performance.now() - started
      const pause = pauseAfter(error, { attempt, took, random: Math.random() })
      if (pause === null) throw error
      await sleep(pause, undefined, { signal })
    }
  }
}

/** As limits and prices count them. */
export const charactersOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + text.length, 0)

/** A text as it may be used, with what the checks find. */
export function checked(
  engine: string,
  { kind, text: source }: Segment,
  text: string,
  locale: TranslationLocale,
  terms: Wanted['terms'],
): Given {
  const warnings = checkSegment({ kind, source, target: text, locale, terms: terms([source]) })
  return { text, engine, warnings, broken: tagProblem(source, text) !== null }
}

const fieldLimits: Readonly<Partial<Record<SegmentKind, number>>> = {
  headline: storyLimits.headline,
  standfirst: storyLimits.standfirst,
  place: storyLimits.place,
  correction: storyLimits.correction,
}

/** No language needs so many times the characters, however short the text. */
const longest = (source: string) => 200 + 5 * source.length

/** Refuses what could not be kept, or can be no translation whatever it says. */
function usable({ name }: Engine, { key, kind, text: source }: Segment, answer: string | undefined): string {
  if (answer === undefined) throw new EngineError('badAnswer', `${name} left out a segment.`)
  if (hasBadCharacters(answer)) {
    throw new EngineError('badAnswer', `${name} answered with characters that are none (segment ${key}).`)
  }
  const limit = Math.min(fieldLimits[kind] ?? Number.POSITIVE_INFINITY, longest(source))
  const length = plainText(answer).length
  if (length > limit) {
    throw new EngineError('badAnswer', `${name} answered with ${length} characters for ${key}, at most ${limit} fit.`)
  }
  return answer
}

/** A try that failed: its number, from 1; how many milliseconds it took; and chance, from 0 to 1. */
type Try = { readonly attempt: number; readonly took: number; readonly random: number }

/** Milliseconds before the same request is tried again; null: not at all. */
export function pauseAfter(error: unknown, { attempt, took, random }: Try): number | null {
  if (!(error instanceof EngineError) || attempt >= tries || took > pauses.longest) return null
  if (error.kind !== 'unavailable' && error.kind !== 'overloaded' && error.kind !== 'badAnswer') return null
  if (error.retryAfter === null) return backoff(attempt - 1, pauses) * (0.5 + random)
  return error.retryAfter > pauses.longest ? null : error.retryAfter + spare
}
