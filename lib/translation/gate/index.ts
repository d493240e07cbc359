// The way to an engine, shared by all workers through the database: its breaker, its slots, its rates, its budgets.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Queryable } from '#lib/database/queryable.ts'
import { type Engine, EngineError, type EngineLimits, engineNames } from '../engines/index.ts'
import type { EngineAnswer } from '../types.ts'
import { askLeave, failed, isLeftAlone, type LeftAlone, succeeded } from './breaker.ts'
import { book, giveBack, type Load, noteTokens, takeFromBuckets } from './budget.ts'
import type { Slots } from './slots.ts'

/** Why an engine is not asked, though it is configured. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
  readonly reason: 'unreachable' | 'refused' | 'budget'
  readonly until: Date

  /** @param message a sentence for the operator, without secrets */
  constructor(reason: NotNow['reason'], until: Date, message: string) {
    super(message)
    this.reason = reason
    this.until = until
  }
}

/** Runs work in a transaction of its own. */
export type InTransaction = <Result>(work: (db: Queryable) => Promise<Result>) => Promise<Result>

export type Gate = {
  readonly db: Queryable
  readonly inTransaction: InTransaction
  readonly slots: Slots
  /** Hears of budgets that are nearly used up. */
  readonly warn: (sentence: string) => void
}

type Ask = (signal: AbortSignal) => Promise<EngineAnswer>

/**
 * Makes one request to an engine when all its limits allow it, and books it.
 *
 * @throws NotNow when the engine is being left alone or its budget is used up; EngineError when it fails; the signal's
 *   reason
 */
export async function throughGate(
  gate: Gate,
  engine: Engine,
  load: Load,
  signal: AbortSignal,
  ask: Ask,
): Promise<EngineAnswer> {
  const { db, slots } = gate
  const { limits, name } = engine
  // Who waits for a slot or a bucket would wait in vain; and much may happen meanwhile, so it is asked again below.
  refuse(name, await isLeftAlone(db, name))
  const release = await slots.take(engineNames.indexOf(name), limits.concurrency, signal)
  try {
    for (let wait = await takeFromBuckets(db, load, limits); wait > 0; wait = await takeFromBuckets(db, load, limits)) {
      await sleep(Math.min(wait, 5_000), undefined, { signal })
    }
    refuse(name, await askLeave(db, name))
    return await askAndBook(gate, { name, limits }, load, signal, ask)
  } finally {
    release()
  }
}

async function askAndBook(
  { db, inTransaction, warn }: Gate,
  { name, limits }: { readonly name: string; readonly limits: EngineLimits },
  load: Load,
  signal: AbortSignal,
  ask: Ask,
): Promise<EngineAnswer> {
  const booking = await inTransaction((transaction) => book(transaction, load, limits, warn))
  if ('until' in booking) {
    const { period, until } = booking
    throw new NotNow('budget', until, `${name} has used up its characters for the ${period}.`)
  }
  let answer: EngineAnswer
  try {
    answer = await ask(signal)
  } catch (error) {
    await giveBack(db, load, limits, booking)
    if (error instanceof EngineError) await failed(db, name, error)
    throw error
  }
  await succeeded(db, name)
  if (answer.tokens) await noteTokens(db, load, answer.tokens, limits, booking)
  return answer
}

function refuse(name: string, found: LeftAlone | null): void {
  if (!found) return
  const { until, refused, lastError } = found
  const sentence = `${name} is left alone until ${until.toISOString()}.`
  throw new NotNow(refused ? 'refused' : 'unreachable', until, lastError ? `${sentence} ${lastError}` : sentence)
}
