import type { TranslationLocale } from '#lib/locales.ts'
import type { Values, Variables } from '#lib/runtime/variables.ts'
import type { EngineAnswer, EngineRequest } from '../types.ts'

/** What one engine may be asked, over all workers. Null: no limit. Characters are those of the source. */
export type EngineLimits = {
  /** Requests at once. */
  readonly concurrency: number
  readonly requestsPerMinute: number | null
  readonly charactersPerMinute: number | null
  readonly charactersPerDay: number | null
  readonly charactersPerMonth: number | null
  /** Of a million characters, in the newsroom's currency. */
  readonly price: number
  /** Bounds of one request. */
  readonly batchCharacters: number
  readonly batchSegments: number
}

/** A configured translation service. */
export type Service = {
  /** Null where there is nothing to choose. */
  readonly model: string | null
  readonly limits: EngineLimits
  /**
   * Translates the segments of one request from Indonesian.
   *
   * @returns one text for each segment asked for, tagged as the segment is; whether it is any good is for the checks
   * @throws EngineError, or the signal's reason if it was ended from outside
   */
  translate(request: EngineRequest, signal: AbortSignal): Promise<EngineAnswer>
  /**
   * Whether address, key and model are right, by the cheapest request that tells.
   *
   * @param target asks whether this language is offered, too, where the service can say
   * @throws EngineError with a sentence for the operator
   */
  check(signal: AbortSignal, target?: TranslationLocale): Promise<void>
}

/** What every engine is given beside its own variables. */
export type CommonSettings = { readonly limits: EngineLimits; readonly timeoutSeconds: number }

/** One kind of service: what a file in this folder exports. */
export type EngineDefinition = {
  /** What the names of its variables begin with. */
  readonly prefix: string
  readonly variables: Variables
  /** Segments that the service takes in one request at most. */
  readonly maximumSegments: number
  /** Names of variables that are missing. */
  missing(values: Values<Variables>): readonly string[]
  create(values: Values<Variables>, common: CommonSettings): Service
}

type Definition<V extends Variables> = Omit<EngineDefinition, 'variables' | 'missing' | 'create'> & {
  readonly variables: V
  missing(values: Values<V>): readonly string[]
  create(values: Values<V>, common: CommonSettings): Service
}

/** Defines an engine; the values that its functions get are those that its variables were read to. */
export const defineEngine = <V extends Variables>(definition: Definition<V>): EngineDefinition =>
  definition as unknown as EngineDefinition
