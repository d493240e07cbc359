import type pg from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

// The clock of the test does not move that of Node's promises.
vi.mock('node:timers/promises', () => ({
  setTimeout: (pause: number) => new Promise((resolve) => void setTimeout(resolve, pause)),
}))
// Tests of other files in the same process may have loaded it with Node's own.
vi.resetModules()
const { commit, commitFailure, NotCommittedError, UnknownOutcomeError } = await import('./commit.ts')
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const epoch = '2026-11-29 10:00:00+00'

/** A connection that is lost as COMMIT is sent. */
const lost = async (text: string) => {
  if (text === 'COMMIT') throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  return { rows: [{ xid: '740', epoch }] } as unknown as pg.QueryResult
}

type Answer = { status: string | null; epoch: string | null } | undefined

/** The outcome, where the server gives one answer after the other, the last for ever. */
async function outcome(...answers: Answer[]): Promise<unknown> {
  const asked = vi.fn(async () => (answers.length > 1 ? answers.shift() : answers[0]))
  const ended = commit(lost, asked).then(
    () => 'committed',
    (error) => error.constructor,
  )
  await vi.advanceTimersByTimeAsync(60_000)
  return ended
}

it.each<[string, Answer[], unknown]>([
  ['it was committed', [{ status: 'committed', epoch }], 'committed'],
  ['it was undone', [{ status: 'aborted', epoch }], NotCommittedError],
  [
    'it is still being done',
    [
      { status: 'in progress', epoch },
      { status: 'committed', epoch },
    ],
    'committed',
  ],
  ['the server is away for a while', [undefined, undefined, { status: 'aborted', epoch }], NotCommittedError],
  ['the server stays away', [undefined], UnknownOutcomeError],
  ['it is never done', [{ status: 'in progress', epoch }], UnknownOutcomeError],
  // The number may be another transaction's by now.
  ['the server has crashed', [undefined, { status: 'committed', epoch: 'later' }], UnknownOutcomeError],
  ['the server has crashed and does not say when', [{ status: 'aborted', epoch: null }], UnknownOutcomeError],
  ['so long ago that nobody knows', [{ status: null, epoch }], UnknownOutcomeError],
])('asks what became of a commit whose connection was lost: %s', async (_, answers, expected) => {
  expect(await outcome(...answers)).toBe(expected)
})

const fromDatabase = (code: string) => Object.assign(new Error('refused'), { code, severity: 'ERROR' })
it.each<[string, unknown, ReturnType<typeof commitFailure>]>([
  ['a deadlock', fromDatabase('40P01'), 'undone'],
  ['one behind the error of a query', new Error('Failed query', { cause: fromDatabase('40P01') }), 'undone'],
  ['a failed serialization', fromDatabase('40001'), 'undone'],
  ['a constraint', fromDatabase('23505'), null],
  ['what has such a code and is none of the database', Object.assign(new Error('else'), { code: '40001' }), null],
  ['a commit', new NotCommittedError('no'), 'undone'],
  ['a commit that nobody can know of', new UnknownOutcomeError('perhaps'), 'unknown'],
  ['no error', 'undone', null],
])('says of %s what it means for the transaction', (_, error, expected) => {
  expect(commitFailure(error)).toBe(expected)
})
