/** DeepL, through its own client: https://developers.deepl.com/docs. */
import type { TargetLanguageCode, TextResult } from 'deepl-node'
import { languages } from '#lib/languages/index.ts'
import type { EngineRequest } from '../types.ts'
import { answerBytes, complete } from './answer.ts'
import { BoundedDeepLClient } from './deepl-client.ts'
import { DeepLGlossary } from './deepl-glossary.ts'
import { EngineError } from './error.ts'
import { marked } from './marked.ts'
import { type Remote, where } from './remote.ts'
import { defineEngine } from './types.ts'
import { address, key } from './variables.ts'

export const deepl = defineEngine({
  prefix: 'DEEPL',
  // Its limit: https://developers.deepl.com/api-reference/translate
  maximumSegments: 50,
  variables: { DEEPL_URL: address, DEEPL_API_KEY: key },
  missing: ({ DEEPL_API_KEY }) => (DEEPL_API_KEY ? [] : ['DEEPL_API_KEY']),
  create({ DEEPL_URL, DEEPL_API_KEY = '' }, { limits, timeoutSeconds }) {
    // Keys of free accounts end so, and work at another address.
    const usual = DEEPL_API_KEY.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com'
    const remote: Remote = {
      name: 'DeepL',
      address: DEEPL_URL?.replace(/\/v[23]$/, '') ?? usual,
      key: DEEPL_API_KEY,
      timeoutSeconds,
      variables: { address: 'DEEPL_URL', key: 'DEEPL_API_KEY' },
    }
    const glossary = new DeepLGlossary()
    const clientFor = (signal: AbortSignal, bytes: number) =>
      new BoundedDeepLClient(remote, DEEPL_API_KEY, signal, bytes)

    async function translate(request: EngineRequest, signal: AbortSignal) {
      if (request.segments.length === 0) return { texts: new Map<string, string>() }
      const client = clientFor(signal, answerBytes(request))
      try {
        return { texts: await ask(remote, client, glossary, request) }
      } catch (error) {
        signal.throwIfAborted()
        if (error instanceof EngineError) throw error
        throw new EngineError('badAnswer', `${where(remote)} answered with something that is not DeepL's.`)
      }
    }

    return {
      model: null,
      limits,
      translate,
      async check(signal, target = 'en') {
        try {
          // Costs nothing.
          const usage = await clientFor(signal, 1024 * 1024).getUsage()
          if (!usage.character?.limitReached()) return
        } catch (error) {
          signal.throwIfAborted()
          // A proxy may let through translations alone.
          if (error instanceof EngineError && error.kind !== 'badRequest') throw error
          await translate({ target, context: '', glossary: [], segments: [{ id: '1', text: 'Halo' }] }, signal)
          return
        }
        throw new EngineError('quota', `${where(remote)} has no characters left in this billing period.`)
      },
    }
  },
})

async function ask(remote: Remote, client: BoundedDeepLClient, glossary: DeepLGlossary, request: EngineRequest) {
  const { context, target } = request
  const { texts, kept, read } = marked(request)
  const sources = request.segments.map(({ text }) => text)
  const glossaryId = await glossary.idFor(client, target, request.glossary, sources)
  const results: TextResult[] = await client
    .translateText([...texts], 'id', languages[target].deeplCode as TargetLanguageCode, {
      tagHandling: 'xml',
      tagHandlingVersion: 'v2',
      // All our tags stand within sentences.
      outlineDetection: false,
      ...(kept.length > 0 ? { ignoreTags: [...kept] } : {}),
      ...(context ? { context } : {}),
      ...(glossaryId ? { glossary: glossaryId } : {}),
    })
    .catch((error: unknown) => {
      // Somebody may have removed it there.
      if (glossaryId && error instanceof EngineError && error.kind === 'badRequest') glossary.forget()
      throw error
    })
  const answers = read(results.map(({ text }) => text))
  return complete(where(remote), request, answers)
}
