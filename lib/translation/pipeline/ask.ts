// Asking for translations: the engines in turn, their answers repaired and checked, once more where they fail the checks.
import { setTimeout as sleep } from 'node:timers/promises'
import type { TranslationLocale } from '#lib/locales.ts'
import { type Segment, tagProblem } from '#lib/segments/index.ts'
import { checkSegment, repair, sentenceOf } from '../checks/index.ts'
import { type Engine, EngineError } from '../engines/index.ts'
import { type Gate, NotNow, throughGate } from '../gate/index.ts'
import type { EngineAnswer, Term, Warning } from '../types.ts'
import { PutOff } from './put-off.ts'

/** Tries of one request that fails in passing, before the next engine is asked. */
const tries = 3
const shortPause = 250
/** A service that asks to be left alone for longer than this is left to a later attempt. */
const longestPause = 5_000

export type Wanted = {
  readonly target: TranslationLocale
  readonly context: string
  readonly segments: readonly Segment[]
  readonly terms: (texts: readonly string[]) => readonly Term[]
}

/** A text that an engine gave, ready to be used: with tags that fit, unless `broken`. */
export type Given = {
  readonly text: string
  readonly engine: string
  readonly warnings: readonly Warning[]
  /** Its tags don't fit the original's: it can't be published. */
  readonly broken: boolean
}

export type Asked = { readonly texts: ReadonlyMap<string, Given>; readonly characters: number }

/**
 * Has one batch of segments translated.
 *
 * @param engines in the order in which they are tried
 * @returns a text for every segment, with what the checks found
 * @throws PutOff when no engine gives an answer
 */
export async function askEngines(
  gate: Gate,
  engines: readonly Engine[],
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Asked> {
  const failures: (EngineError | NotNow)[] = []
  let best: Asked | undefined
  for (const engine of engines) {
    try {
      const asked = await askOne(gate, engine, wanted, signal)
      if (![...asked.texts.values()].some(({ broken }) => broken)) return asked
      best ??= asked
    } catch (error) {
      if (!(error instanceof EngineError) && !(error instanceof NotNow)) throw error
      failures.push(error)
    }
  }
  if (best) return best
  throw putOff(failures)
}

/** One engine: its answer, and a second one for the segments that fail. */
async function askOne(gate: Gate, engine: Engine, wanted: Wanted, signal: AbortSignal): Promise<Asked> {
  const first = await request(gate, engine, wanted, signal)
  const failing = wanted.segments.filter(({ key }) => isBlocked(first.texts.get(key)))
  if (failing.length === 0) return first
  const complaints = Object.fromEntries(
    failing.map(({ key }) => [
      key,
      (first.texts.get(key)?.warnings ?? [])
        .filter(({ severity }) => severity === 'blocking')
        .map((warning) => sentenceOf(warning, 'en')),
    ]),
  )
  try {
    const second = await request(gate, engine, { ...wanted, segments: failing }, signal, complaints)
    const better = [...second.texts].filter(([key, given]) => !isWorse(given, first.texts.get(key)))
    return { texts: new Map([...first.texts, ...better]), characters: first.characters + second.characters }
  } catch (error) {
    // The first answer stands: what it lacks is said beside it.
    if (error instanceof EngineError || error instanceof NotNow) return first
    throw error
  }
}

const isBlocked = (given: Given | undefined) =>
  given?.broken === true || given?.warnings.some(({ severity }) => severity === 'blocking') === true

const isWorse = (given: Given, than: Given | undefined) =>
  isBlocked(given) && (than === undefined || (given.broken && !than.broken))

async function request(
  gate: Gate,
  engine: Engine,
  { target, context, segments, terms }: Wanted,
  signal: AbortSignal,
  complaints?: Readonly<Record<string, readonly string[]>>,
): Promise<Asked> {
  const texts = segments.map(({ text }) => text)
  const glossary = terms(texts)
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const load = { engine: engine.name, locale: target, segments: segments.length, characters }
  const asking = {
    target,
    context,
    glossary,
    segments: segments.map(({ key, text }) => ({ id: key, text })),
    ...(complaints ? { complaints } : {}),
  }
  const given = (segment: Segment, answer: EngineAnswer): Given => {
    const answered = answer.texts.get(segment.key)
    if (answered === undefined) throw new EngineError('badAnswer', `${engine.name} left out a segment.`)
    const text = repair(answered, target)
    const { kind, text: source } = segment
    const warnings = checkSegment({ kind, source, target: text, locale: target, terms: terms([source]) })
    return { text, engine: engine.name, warnings, broken: tagProblem(source, text) !== null }
  }
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await throughGate(gate, engine, load, signal, (ending) => engine.translate(asking, ending))
      return { texts: new Map(segments.map((segment) => [segment.key, given(segment, answer)])), characters }
    } catch (error) {
      const pause = pauseAfter(error, attempt)
      if (pause === null) throw error
      await sleep(pause, undefined, { signal })
    }
  }
}

/** Milliseconds before the same request is tried again; null: not at all. */
function pauseAfter(error: unknown, attempt: number): number | null {
  if (!(error instanceof EngineError) || attempt >= tries) return null
  if (error.kind !== 'unavailable' && error.kind !== 'overloaded' && error.kind !== 'badAnswer') return null
  const asked = error.retryAfter ?? shortPause * 2 ** (attempt - 1) * (0.5 + Math.random())
  return asked > longestPause ? null : asked
}

/** What to say of a job that no engine would do, and when to try again: as soon as the first may be ready. */
function putOff(failures: readonly (EngineError | NotNow)[]): PutOff {
  const waits = failures.flatMap((failure) => {
    if (failure instanceof NotNow) return [Math.max(1_000, failure.until.getTime() - Date.now())]
    return failure.retryAfter === null ? [] : [failure.retryAfter]
  })
  const last = failures.at(-1)
  const message = failures.map((failure) => failure.message).join(' ') || 'No engine is configured.'
  const everyWaits = waits.length === failures.length && waits.length > 0
  return new PutOff(reasonOf(last), message, everyWaits ? Math.min(...waits) : null)
}

function reasonOf(failure: EngineError | NotNow | undefined): PutOff['reason'] {
  if (failure instanceof NotNow) return failure.reason
  if (failure?.kind === 'badAnswer' || failure?.kind === 'badRequest') return 'badAnswer'
  if (failure?.kind === 'refused' || failure?.kind === 'quota') return 'refused'
  return failure ? 'unreachable' : 'unconfigured'
}
