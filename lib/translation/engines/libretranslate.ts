// LibreTranslate, over its HTTP API: https://docs.libretranslate.com/guides/api_usage.
import { z } from 'zod'
import { editions, originalLocale, type TranslationLocale, translationLocales } from '#lib/locales.ts'
import type { EngineRequest } from '../types.ts'
import { maxAnswerBytes, requireCompleteAnswer } from './answer.ts'
import { EngineError } from './error.ts'
import { markUp } from './mark-up.ts'
import { describeService, type RemoteService, requestJson } from './remote.ts'
import { defineEngine } from './types.ts'
import { address, key } from './variables.ts'

const answer = z.object({ translatedText: z.array(z.string()) })
const offered = z.array(z.object({ code: z.string(), targets: z.array(z.string()).optional() }))

export const libretranslate = defineEngine({
  prefix: 'LIBRETRANSLATE',
  maximumSegments: 200,
  variables: { LIBRETRANSLATE_URL: address, LIBRETRANSLATE_API_KEY: key },
  missing: ({ LIBRETRANSLATE_URL }) => (LIBRETRANSLATE_URL ? [] : ['LIBRETRANSLATE_URL']),
  create({ LIBRETRANSLATE_URL = '', LIBRETRANSLATE_API_KEY }, { limits, timeoutSeconds }) {
    const remote: RemoteService = {
      name: 'LibreTranslate',
      address: LIBRETRANSLATE_URL,
      key: LIBRETRANSLATE_API_KEY,
      timeoutSeconds,
      variables: { address: 'LIBRETRANSLATE_URL', key: 'LIBRETRANSLATE_API_KEY' },
      kindOf: (status, said) => {
        // Without a key it answers 400; an address that asked too often gets 403.
        if (status === 400 && /api key/i.test(said)) return 'refused'
        return status === 403 && /request limits/i.test(said) ? 'overloaded' : undefined
      },
    }
    let codes: ReadonlyMap<TranslationLocale, string | null> | undefined

    async function translate(request: EngineRequest, signal: AbortSignal) {
      codes ??= await languages(remote, signal)
      const code = codes.get(request.target)
      if (!code) throw notOffered(remote, request.target)
      return { texts: await ask(remote, request, code, signal) }
    }

    return {
      model: null,
      limits,
      translate,
      // The list of languages needs no key, so only a translation checks it.
      async check(signal, target = 'en') {
        codes = undefined
        await translate({ target, context: '', glossary: [], segments: [{ id: '1', text: 'Halo' }] }, signal)
      },
    }
  },
})

async function ask(remote: RemoteService, request: EngineRequest, code: string, signal: AbortSignal) {
  if (request.segments.length === 0) return new Map<string, string>()
  const { texts, read } = markUp(request)
  const isMarkup = texts.some((text) => /[<&]/.test(text))
  const { translatedText } = await requestJson(
    answer,
    remote,
    `${remote.address}/translate`,
    {
      method: 'POST',
      // Errors are recognised by their English words.
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({
        q: texts,
        source: originalLocale,
        target: code,
        format: isMarkup ? 'html' : 'text',
        ...(remote.key ? { api_key: remote.key } : {}),
      }),
    },
    signal,
    maxAnswerBytes(request),
  )
  return requireCompleteAnswer(describeService(remote), request, read(translatedText))
}

/**
 * What the service calls each language, null if it doesn't have it: newer versions go by BCP 47
 * (`zh-Hans`), older ones by the language alone, and which pairs there are depends on what is installed.
 */
async function languages(
  remote: RemoteService,
  signal: AbortSignal,
): Promise<ReadonlyMap<TranslationLocale, string | null>> {
  const names = translationLocales.map((locale) => [locale, [editions[locale].tag, locale]] as const)
  try {
    const url = `${remote.address}/languages`
    const list = await requestJson(offered, remote, url, {}, signal, 1024 * 1024)
    const source = list.find(({ code }) => code === originalLocale)
    // Old versions don't say; with them, every language goes into every other.
    const targets = source ? (source.targets ?? list.map(({ code }) => code)) : []
    return new Map(names.map(([locale, tags]) => [locale, tags.find((tag) => targets.includes(tag)) ?? null]))
  } catch (error) {
    // A proxy may let through /translate alone.
    if (error instanceof EngineError && error.kind === 'badRequest') {
      return new Map(names.map(([locale, [tag]]) => [locale, tag]))
    }
    throw error
  }
}

function notOffered(remote: RemoteService, target: TranslationLocale): EngineError {
  const languages = new Intl.DisplayNames('en', { type: 'language' })
  const pair = `from ${languages.of(originalLocale)} to ${languages.of(editions[target].tag)}`
  return new EngineError(
    'badRequest',
    `${describeService(remote)} does not translate ${pair}. Install that language there.`,
  )
}
