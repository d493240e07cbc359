// The limits of an engine, shared by all workers through the database: circuit breaker, concurrency, rates, budgets.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '#lib/database/queryable.ts'
import { type Engine, EngineError, type EngineLimits, engineNames } from '../engines/index.ts'
import type { EngineAnswer } from '../types.ts'
import { type Load, recordTokens, release, reserve, takeFromBuckets } from './budget.ts'
import { CircuitBreaker, type OpenCircuit } from './circuit-breaker.ts'
import type { Slots } from './slots.ts'

/** Thrown instead of sending a request to a configured engine. */
export class EnginePausedError extends Error {
  override readonly name = 'EnginePausedError'
  readonly reason: 'unreachable' | 'refused' | 'budget'
  readonly until: Date

  /** @param message a sentence for the operator, without secrets */
  constructor(reason: EnginePausedError['reason'], until: Date, message: string) {
    super(message)
    this.reason = reason
    this.until = until
  }
}

/** Runs work in a new transaction. */
export type InTransaction = <Result>(work: (db: Queryable) => Promise<Result>) => Promise<Result>

export type Gate = {
  readonly db: Queryable
  readonly inTransaction: InTransaction
  readonly slots: Slots
  /** Called when a budget is nearly used up. */
  readonly warn: (sentence: string) => void
}

type Ask = (signal: AbortSignal) => Promise<EngineAnswer>

/**
 * Sends one request to an engine as soon as its limits allow, and records it.
 *
 * @throws EnginePausedError when the circuit is open or the budget used up; EngineError when the engine fails; the signal's reason
 */
export async function askWithinLimits(
  gate: Gate,
  engine: Engine,
  load: Load,
  signal: AbortSignal,
  ask: Ask,
): Promise<EngineAnswer> {
  const { db, slots } = gate
  const { limits, name } = engine
  const breaker = new CircuitBreaker(db, name)
  // Checked before waiting, which would be in vain, and again after it, because the circuit may have opened meanwhile.
  refuse(name, await breaker.open())
  const freeSlot = await slots.take(engineNames.indexOf(name), limits.concurrency, signal)
  try {
    for (let wait = await takeFromBuckets(db, load, limits); wait > 0; wait = await takeFromBuckets(db, load, limits)) {
      await sleep(Math.min(wait, 5_000), undefined, { signal })
    }
    refuse(name, await breaker.enter())
    return await askAndRecord(gate, breaker, { name, limits }, load, signal, ask)
  } finally {
    freeSlot()
  }
}

async function askAndRecord(
  { db, inTransaction, warn }: Gate,
  breaker: CircuitBreaker,
  { name, limits }: { readonly name: string; readonly limits: EngineLimits },
  load: Load,
  signal: AbortSignal,
  ask: Ask,
): Promise<EngineAnswer> {
  const reservation = await inTransaction((transaction) => reserve(transaction, load, limits, warn))
  if ('until' in reservation) {
    const { period, until } = reservation
    throw new EnginePausedError('budget', until, `${name} has used up its characters for the ${period}.`)
  }
  let answer: EngineAnswer
  try {
    answer = await ask(signal)
  } catch (error) {
    await release(db, load, limits, reservation)
    if (error instanceof EngineError) await breaker.recordFailure(error)
    throw error
  }
  await breaker.recordSuccess()
  if (answer.tokens) await recordTokens(db, load, answer.tokens, limits, reservation)
  return answer
}

function refuse(name: string, circuit: OpenCircuit | null): void {
  if (!circuit) return
  const { until, refused, lastError } = circuit
  const sentence = `${name} is left alone until ${until.toISOString()}.`
  throw new EnginePausedError(
    refused ? 'refused' : 'unreachable',
    until,
    lastError ? `${sentence} ${lastError}` : sentence,
  )
}
