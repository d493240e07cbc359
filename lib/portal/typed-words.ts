// What is being typed in the newsroom and is not saved yet: it comes with the request for a preview, and the page that Next
// renders for it reads it here.
import { AsyncLocalStorage } from 'node:async_hooks'
import { shared } from '#lib/runtime/singleton.ts'

const storage = shared('typed words', () => new AsyncLocalStorage<string>())

/** Runs `work` with the body of a request, as it came. */
export const withTypedWords = <Result>(body: string, work: () => Result): Result => storage.run(body, work)

/** The body that came with the request for the page that is being rendered; undefined: there was none. */
export const typedWords = (): string | undefined => storage.getStore()
