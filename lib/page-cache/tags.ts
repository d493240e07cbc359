import { AsyncLocalStorage } from 'node:async_hooks'
import { shared } from '#lib/runtime/singleton.ts'

const storage = shared('tags', () => new AsyncLocalStorage<Set<string>>())

/**
 * Notes that the page being rendered was made from these things (`article:7`, `front`, `card:7:ar`…), so that a
 * change to any of them drops the page. Outside a request it does nothing.
 */
export function note(...tags: string[]): void {
  const noted = storage.getStore()
  if (noted !== undefined) for (const tag of tags) noted.add(tag)
}

/**
 * Runs `work` and collects what it notes, also from nested asynchronous calls, into `noted`.
 *
 * @returns what `work` returns; `noted` may still grow until that has settled
 */
export function withTags<Result>(work: () => Result, noted: Set<string>): Result {
  return storage.run(noted, work)
}
