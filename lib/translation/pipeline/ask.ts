// Asks the engines in turn for translations, and each a second time for segments that fail the checks.
import type { Segment } from '#lib/segments/index.ts'
import { sentenceOf } from '../checks/index.ts'
import { type Engine, EngineError } from '../engines/index.ts'
import { EnginePausedError, type Gate } from '../gate/index.ts'
import { PostponedError } from './postponed.ts'
import { type BatchRequest, type CheckedTranslation, charactersOf, isUnpublishable, request } from './request.ts'

export type { CheckedTranslation } from './request.ts'

export type BatchResult = {
  /** By key: one for every segment. */
  readonly texts: ReadonlyMap<string, CheckedTranslation>
  /** Of all requests that were answered. */
  readonly characters: number
  readonly cost: number
}

/**
 * Translates one batch of segments. Each engine gets the segments that the engines before it failed on. If no engine
 * passes the checks, the least bad text wins.
 *
 * @param engines in the order in which they are tried
 * @returns a text for every segment, with what the checks found
 * @throws PostponedError when no engine gives an answer
 */
export async function askEngines(
  gate: Gate,
  engines: readonly Engine[],
  wanted: BatchRequest,
  signal: AbortSignal,
): Promise<BatchResult> {
  const failures: Failure[] = []
  const asked = new BestAnswers()
  for (const engine of engines) {
    const open = asked.open(wanted.segments)
    if (open.length === 0) break
    const failure = await askEngine(gate, engine, { ...wanted, segments: open }, asked, signal)
    if (failure) failures.push(failure)
  }
  if (wanted.segments.some(({ key }) => !asked.texts.has(key))) throw postponedError(failures)
  return asked
}

type Failure = EngineError | EnginePausedError

/** The best text so far for each segment, and the usage of all requests. */
class BestAnswers implements BatchResult {
  readonly texts = new Map<string, CheckedTranslation>()
  characters = 0
  cost = 0

  /** Segments without a text that may be published. */
  open(segments: readonly Segment[]): Segment[] {
    return segments.filter(({ key }) => {
      const given = this.texts.get(key)
      return !given || isUnpublishable(given)
    })
  }

  take(engine: Engine, segments: readonly Segment[], answers: ReadonlyMap<string, CheckedTranslation>): void {
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

const rank = (given: CheckedTranslation): number => (given.broken ? 2 : isUnpublishable(given) ? 1 : 0)

/** Asks one engine, and once more for segments that fail the checks. @returns the failure, if there was no answer */
async function askEngine(
  gate: Gate,
  engine: Engine,
  wanted: BatchRequest,
  asked: BestAnswers,
  signal: AbortSignal,
): Promise<Failure | null> {
  try {
    const first = await request(gate, engine, wanted, signal)
    asked.take(engine, wanted.segments, first)
    const failing = wanted.segments.filter(({ key }) => {
      const given = first.get(key)
      return given && isUnpublishable(given)
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

const complaintsAbout = (given: CheckedTranslation | undefined): string[] =>
  (given?.warnings ?? []).filter(({ severity }) => severity === 'blocking').map((warning) => sentenceOf(warning, 'en'))

/** The error for a batch that every engine failed on. It is to be retried as soon as the first engine may be ready. */
function postponedError(failures: readonly Failure[]): PostponedError {
  const waits = failures.flatMap((failure) => {
    if (failure instanceof EnginePausedError) return [Math.max(1_000, failure.until.getTime() - Date.now())]
    return failure.retryAfter === null ? [] : [failure.retryAfter]
  })
  const message = failures.map((failure) => failure.message).join(' ')
  const everyWaits = waits.length === failures.length && waits.length > 0
  return new PostponedError(reasonOf(failures), message, everyWaits ? Math.min(...waits) : null)
}

/** Of several reasons, one that passes or that the operator can fix, before `badAnswer`, which the text may cause. */
function reasonOf(failures: readonly Failure[]): PostponedError['reason'] {
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
