// Guesses how many tries a password takes. In a thread of its own: the lists take a second to load and 40 MB, and a guess up
// to half a second, in which the process would answer nobody.
import { parentPort } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import * as indonesian from '@zxcvbn-ts/language-id'

export type Question = { readonly id: number; readonly password: string; readonly known: string[] }
/** `score`: 0 to 4; 3 stands for 10^8 guesses or more. */
export type Answer = { readonly id: number; readonly score: number }

const checker = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...english.dictionary, ...indonesian.dictionary },
  graphs: common.adjacencyGraphs,
})

parentPort?.on('message', ({ id, password, known }: Question) => {
  parentPort?.postMessage({ id, score: checker.check(password, known).score } satisfies Answer)
})
