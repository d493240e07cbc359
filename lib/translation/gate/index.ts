// The way to an engine, shared by all workers through the database: its breaker, its slots, its rates, its budgets.
import { setTimeout as sleep } from 'node:timers/promises'
import { type Engine, EngineError, engineNames } from '../engines/index.ts'
import type { Queryable } from '../queryable.ts'
import type { EngineAnswer } from '../types.ts'
import { failed, openUntil, succeeded } from './breaker.ts'
import { book, giveBack, type Load, noteTokens, takeFromBuckets } from './budget.ts'
import type { Slots } from './slots.ts'

/** Why an engine is not asked, though it is configured. */
export class NotNow extends Error {
  override readonly name = 'NotNow'
  readonly reason: 'unreachable' | 'budget'
  readonly until: Date

  constructor(reason: 'unreachable' | 'budget', until: Date, message: string) {
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

/**
 * Makes one request to an engine when all its limits allow it, and books it.
 *
 * @throws NotNow when the engine is being left alone or its budget is used up; EngineError when it fails
 */
export async function throughGate(
  gate: Gate,
  engine: Engine,
  load: Load,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<EngineAnswer>,
): Promise<EngineAnswer> {
  const { db, slots, inTransaction, warn } = gate
  const { limits, name } = engine
  const until = await openUntil(db, name)
  if (until) throw new NotNow('unreachable', until, `${name} has failed again and again and is left alone for now`)
  const release = await slots.take(engineNames.indexOf(name), limits.concurrency, signal)
  try {
    for (let wait = await takeFromBuckets(db, load, limits); wait > 0; wait = await takeFromBuckets(db, load, limits)) {
      await sleep(Math.min(wait, 5_000), undefined, { signal })
    }
    const spent = await inTransaction((transaction) => book(transaction, load, limits, warn))
    if (spent) {
      throw new NotNow('budget', spent.until, `${name} has used up its characters for the ${spent.period}`)
    }
    const answer = await ask(signal)
    await succeeded(db, name)
    if (answer.tokens) await noteTokens(db, load, answer.tokens, limits)
    return answer
  } catch (error) {
    if (!(error instanceof NotNow)) await giveBack(db, load, limits)
    if (error instanceof EngineError) await failed(db, name, error)
    throw error
  } finally {
    release()
  }
}
