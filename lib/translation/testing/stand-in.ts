// For tests: a translation service on the loopback that speaks the protocols of OpenAI, DeepL and LibreTranslate, and
// fails in the ways that services fail in.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as bodyOf } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { locales } from '#lib/locales.ts'
import { type Behaviour, respondWith, sendJson } from './behaviour.ts'
import { GlossaryShelf } from './glossary-shelf.ts'
import { parseServiceRequest, type ServiceRequest } from './protocols.ts'

export type { Behaviour } from './behaviour.ts'

/** One request for a translation that came in. */
type StandInRequest = ServiceRequest & { readonly headers: IncomingMessage['headers']; readonly body: unknown }

export type StandInOptions = {
  /**
   * The words of a text in a language; undefined, or no function: a marked text, `[ar] teks`. Texts come tagged, to DeepL
   * and LibreTranslate in their markup.
   */
  readonly translate?: (text: string, target: string) => string | undefined
  /** Decides on each request that nothing was said about with `behave`. */
  readonly decide?: (request: StandInRequest) => Behaviour
  /** In milliseconds. */
  readonly latency?: number
}

export type StandIn = {
  /** Base address without a path. */
  readonly url: string
  /** Requests for translations, in order. */
  readonly requests: StandInRequest[]
  readonly stats: { requests: number; failed: number; segments: number; characters: number; peakAtOnce: number }
  /** What DeepL has on the account. */
  readonly glossaries: GlossaryShelf
  readonly usage: { character_count: number; character_limit: number }
  /** What LibreTranslate offers. */
  readonly languages: { code: string; targets?: string[] }[]
  /** What becomes of the next requests, one each; after them all is fine again. */
  behave(...next: readonly Behaviour[]): void
  /** What becomes of all requests from now on. */
  behaveAlways(behaviour: Behaviour): void
  /** Every request from now on waits for this before it is answered. */
  holdUp(wait: (request: StandInRequest) => Promise<void>): void
  /** The environment that points all engines here; `engines` is TRANSLATION_ENGINES. */
  env(engines: string): Record<string, string>
  close(): Promise<void>
}

/** Starts a stand-in on a free port. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const requests: StandInRequest[] = []
  const stats = { requests: 0, failed: 0, segments: 0, characters: 0, peakAtOnce: 0 }
  const glossaries = new GlossaryShelf()
  const usage = { character_count: 10, character_limit: 500_000 }
  const languages = [{ code: 'id', targets: locales.map((code) => (code === 'zh' ? 'zh-Hans' : code)) }]
  const plan: Behaviour[] = []
  let always: Behaviour | undefined
  let held: (request: StandInRequest) => Promise<void> = async () => {}
  let atOnce = 0

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bodyOf(request)
    const path = new URL(request.url ?? '/', 'http://stand-in').pathname
    if (path === '/v2/usage') return sendJson(response, 200, usage)
    if (path === '/languages') return sendJson(response, 200, languages)
    if (glossaries.answer(request, raw, response)) return
    const ask = parseServiceRequest(path, raw)
    if (!ask) return sendJson(response, 404, { message: 'no such path' })
    const asked = { ...ask, headers: request.headers }
    requests.push(asked)
    stats.requests += 1
    stats.segments += ask.texts.length
    stats.characters += ask.texts.reduce((sum, text) => sum + text.length, 0)
    stats.peakAtOnce = Math.max(stats.peakAtOnce, ++atOnce)
    try {
      if (options.latency) await wait(options.latency)
      await held(asked)
      const behaviour = plan.shift() ?? always ?? options.decide?.(asked) ?? 'fine'
      if (behaviour !== 'fine') stats.failed += 1
      const { target } = ask
      await respondWith(response, behaviour, ask, (text) => options.translate?.(text, target) ?? `[${target}] ${text}`)
    } finally {
      atOnce -= 1
    }
  }

  const server = createServer((request, response) => {
    respond(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    requests,
    stats,
    glossaries,
    usage,
    languages,
    behave: (...next) => void plan.push(...next),
    behaveAlways: (behaviour) => {
      always = behaviour
    },
    holdUp: (wait) => {
      held = wait
    },
    env: (engines) => ({
      TRANSLATION_ENGINES: engines,
      OPENAI_BASE_URL: `${url}/v1`,
      OPENAI_MODEL: 'stand-in',
      DEEPL_URL: url,
      DEEPL_API_KEY: 'stand-in:fx',
      LIBRETRANSLATE_URL: url,
    }),
    close: () => close(server),
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
