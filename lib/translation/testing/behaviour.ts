// For tests: what a translation service does with a request, well or badly.
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { formatAnswer, type ServiceRequest } from './protocols.ts'

/** What becomes of one request. */
export type Behaviour =
  | 'fine'
  /** Never answers. */
  | 'hang'
  /** Closes the connection. */
  | 'drop'
  /** Plain language instead of what the protocol asks for. */
  | 'prose'
  /** Stops in the middle of the answer. */
  | 'halfJson'
  /** Leaves out the last segment. */
  | 'wrongCount'
  /** The source, untranslated. */
  | 'otherLanguage'
  /** An answer that does not end. */
  | 'endless'
  /** A page, as from a proxy in front, under status 200. */
  | 'html'
  /** The first tag of each text is missing. */
  | 'lostTag'
  | { readonly status: number; readonly retryAfter?: string; readonly message?: string; readonly code?: string }
  /** What a language model says, and why it stops. */
  | { readonly says: string; readonly stops?: 'length' | 'content_filter' }

/** Answers a request as told; `translate` gives the words. */
export async function respondWith(
  response: ServerResponse,
  behaviour: Behaviour,
  ask: ServiceRequest,
  translate: (text: string) => string,
): Promise<void> {
  if (typeof behaviour === 'object') return actBy(response, behaviour, ask)
  const texts = behaviour === 'otherLanguage' ? ask.texts : ask.texts.map(translate)
  switch (behaviour) {
    case 'hang':
      return new Promise((resolve) => response.once('close', resolve))
    case 'drop':
      response.destroy()
      return
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>')
      return
    case 'endless':
      return endless(response, ask)
    case 'prose':
      return sendJson(response, 200, formatAnswer(ask, texts, { says: 'Sure! Here are your translations.' }))
    case 'halfJson': {
      const half = JSON.stringify(formatAnswer(ask, texts, { says: '{"segments":[{"id":"' }))
      response.setHeader('content-type', 'application/json')
      response.end(ask.protocol === 'openai' ? half : half.slice(0, half.length / 2))
      return
    }
    case 'wrongCount':
      return sendJson(response, 200, formatAnswer(ask, texts.slice(0, -1)))
    case 'lostTag':
      return sendJson(response, 200, formatAnswer(ask, texts.map(withoutOneTag)))
    default:
      return sendJson(response, 200, formatAnswer(ask, texts))
  }
}

function actBy(response: ServerResponse, behaviour: Extract<Behaviour, object>, ask: ServiceRequest): void {
  if ('says' in behaviour) {
    sendJson(response, 200, formatAnswer(ask, ask.texts, behaviour))
    return
  }
  const { status, retryAfter, message = 'the stand-in was told to fail', code } = behaviour
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  const errors = { openai: { error: { message, code } }, deepl: { message }, libretranslate: { error: message } }
  sendJson(response, status, errors[ask.protocol])
}

const withoutOneTag = (text: string) => text.replace(/<\/?[a-z]?\d+[^>]*>/, '')

async function endless(response: ServerResponse, ask: ServiceRequest): Promise<void> {
  response.setHeader('content-type', 'application/json')
  response.write(ask.protocol === 'openai' ? '{"choices":[{"message":{"content":"' : '{"translatedText":["')
  const closed = new Promise((resolve) => response.once('close', resolve))
  while (!response.destroyed) {
    if (response.write('terus '.repeat(4000))) await wait(1)
    else await Promise.race([new Promise((resolve) => response.once('drain', resolve)), closed])
  }
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
