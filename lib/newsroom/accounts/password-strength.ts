// Asks the thread that judges passwords; it ends by itself when nobody has asked for a while.
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { shared } from '#lib/runtime/singleton.ts'
import type { Answer, Question } from './password-strength.worker.ts'

/** Milliseconds without a question after which the thread ends. */
const patience = 120_000
/** Characters looked at; more add nothing but time. */
const longest = 64

type Waiting = { resolve(score: number): void; reject(error: unknown): void }

class Strength {
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #ending: NodeJS.Timeout | undefined
  #asked = 0

  score(password: string, known: string[]): Promise<number> {
    clearTimeout(this.#ending)
    this.#worker ??= this.#start()
    const worker = this.#worker
    const question: Question = { id: ++this.#asked, password: password.slice(0, longest), known }
    return new Promise<number>((resolve, reject) => {
      this.#waiting.set(question.id, { resolve, reject })
      worker.postMessage(question)
    }).finally(() => {
      this.#ending = setTimeout(() => void worker.terminate(), patience).unref()
    })
  }

  #start(): Worker {
    // A path, not a module: Next must not take it into its bundles.
    const file = path.join(process.cwd(), 'lib/newsroom/accounts', 'password-strength.worker.ts')
    const worker = new Worker(file)
    worker.unref()
    worker.on('message', ({ id, score }: Answer) => {
      this.#waiting.get(id)?.resolve(score)
      this.#waiting.delete(id)
    })
    let failure: unknown = new Error('the thread that judges passwords has ended')
    worker.on('error', (error) => (failure = error))
    worker.on('exit', () => {
      this.#worker = undefined
      for (const { reject } of this.#waiting.values()) reject(failure)
      this.#waiting.clear()
    })
    return worker
  }
}

/**
 * How hard a password is to guess, from 0 to 4 (zxcvbn): 3 stands for 10^8 guesses or more.
 *
 * @param known words that count as known to everybody
 */
export const strengthOf = (password: string, known: string[]): Promise<number> =>
  shared('password strength', () => new Strength()).score(password, known)
