// Asking for translations: the engines in turn, each once more for what fails the checks.
import type { Segment } from '#lib/segments/index.ts'
import { sentenceOf } from '../checks/index.ts'
import { type Engine, EngineError } from '../engines/index.ts'
import { EnginePausedError, type Gate } from '../gate/index.ts'
import { PutOff } from './put-off.ts'
import { charactersOf, type Given, isBlocked, request, type Wanted } from './request.ts'

export type { Given } from './request.ts'

export type Asked = {
  /** By key: one for every segment. */
  readonly texts: ReadonlyMap<string, Given>
  /** Of all requests that were answered. */
  readonly characters: number
  readonly cost: number
}

/**
 * Has one batch of segments translated. What one engine doesn't manage, the next is asked for; of texts that are all
 * wrong, the least wrong stays.
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
  const failures: Failure[] = []
  const asked = new Answers()
  for (const engine of engines) {
    const open = asked.open(wanted.segments)
    if (open.length === 0) break
    const failure = await askOne(gate, engine, { ...wanted, segments: open }, asked, signal)
    if (failure) failures.push(failure)
  }
  if (wanted.segments.some(({ key }) => !asked.texts.has(key))) throw putOff(failures)
  return asked
}

type Failure = EngineError | EnginePausedError

/** The best text so far for each segment, and what they all took. */
class Answers implements Asked {
  readonly texts = new Map<string, Given>()
  characters = 0
  cost = 0

  /** Segments without a text that may be published. */
  open(segments: readonly Segment[]): Segment[] {
    return segments.filter(({ key }) => {
      const given = this.texts.get(key)
      return !given || isBlocked(given)
    })
  }

  take(engine: Engine, segments: readonly Segment[], answers: ReadonlyMap<string, Given>): void {
    const characters = charactersOf(segments)
    this.characters += characters
    this.cost += (characters * engine.limits.price) / 1_000_000
    for (const [key, given] of answers) {
      const before = this.texts.get(key)
      // Of the same engine the second answer counts, of two engines the preferred one's.
      const isBetter = !before || rank(given) < rank(before)
      if (isBetter || (rank(given) === rank(before) && before.engine === engine.name)) this.texts.set(key, given)
    }
  }
}

const rank = (given: Given): number => (given.broken ? 2 : isBlocked(given) ? 1 : 0)

/** One engine, and once more for what fails the checks. Returns why there is no answer. */
async function askOne(
  gate: Gate,
  engine: Engine,
  wanted: Wanted,
  asked: Answers,
  signal: AbortSignal,
): Promise<Failure | null> {
  try {
    const first = await request(gate, engine, wanted, signal)
    asked.take(engine, wanted.segments, first)
    const failing = wanted.segments.filter(({ key }) => {
      const given = first.get(key)
      return given && isBlocked(given)
    })
    if (failing.length === 0) return null
    const complaints = Object.fromEntries(failing.map(({ key }) => [key, complaintsAbout(first.get(key))]))
    asked.take(engine, failing, await request(gate, engine, { ...wanted, segments: failing }, signal, complaints))
    return null
  } catch (error) {
    if (error instanceof EngineError || error instanceof EnginePausedError) return error
    throw error
  }
}

const complaintsAbout = (given: Given | undefined): string[] =>
  (given?.warnings ?? []).filter(({ severity }) => severity === 'blocking').map((warning) => sentenceOf(warning, 'en'))

/** What to say of a job that no engine would do, and when to try again: as soon as the first may be ready. */
function putOff(failures: readonly Failure[]): PutOff {
  const waits = failures.flatMap((failure) => {
    if (failure instanceof EnginePausedError) return [Math.max(1_000, failure.until.getTime() - Date.now())]
    return failure.retryAfter === null ? [] : [failure.retryAfter]
  })
  const message = failures.map((failure) => failure.message).join(' ')
  const everyWaits = waits.length === failures.length && waits.length > 0
  return new PutOff(reasonOf(failures), message, everyWaits ? Math.min(...waits) : null)
}

/** Why, in a word: what may pass, or what the operator can mend, before what the story's own text is the cause of. */
function reasonOf(failures: readonly Failure[]): PutOff['reason'] {
  const reasons = failures.map((failure) => {
    if (failure instanceof EnginePausedError) return failure.reason
    switch (failure.kind) {
      case 'badAnswer':
      case 'badRequest':
        return 'badAnswer'
      case 'refused':
      case 'quota':
        return 'refused'
      default:
        return 'unreachable'
    }
  })
  return reasons.find((reason) => reason !== 'badAnswer') ?? 'badAnswer'
}
