// DeepL, over its HTTP API: https://developers.deepl.com/docs.
import { languages } from '#lib/languages/index.ts'
import type { EngineRequest } from '../types.ts'
import { maxAnswerBytes, requireCompleteAnswer } from './answer.ts'
import { DeepLClient, type FormFields } from './deepl-client.ts'
import { DeepLGlossary } from './deepl-glossary.ts'
import { EngineError } from './error.ts'
import { markUp } from './mark-up.ts'
import { describeService, type RemoteService } from './remote.ts'
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
    const remote: RemoteService = {
      name: 'DeepL',
      address: DEEPL_URL?.replace(/\/v[23]$/, '') ?? usual,
      key: DEEPL_API_KEY,
      timeoutSeconds,
      variables: { address: 'DEEPL_URL', key: 'DEEPL_API_KEY' },
    }
    const glossary = new DeepLGlossary()

    async function translate(request: EngineRequest, signal: AbortSignal) {
      if (request.segments.length === 0) return { texts: new Map<string, string>() }
      const client = new DeepLClient(remote, signal, maxAnswerBytes(request))
      return { texts: await ask(remote, client, glossary, request) }
    }

    return {
      model: null,
      limits,
      translate,
      async check(signal, target = 'en') {
        try {
          // Costs nothing.
          if (!(await new DeepLClient(remote, signal, 1024 * 1024).isUsedUp())) return
        } catch (error) {
          signal.throwIfAborted()
          // A proxy may let through translations alone.
          const hidden = error instanceof EngineError && (error.kind === 'badRequest' || error.kind === 'badAnswer')
          if (!hidden) throw error
          await translate({ target, context: '', glossary: [], segments: [{ id: '1', text: 'Halo' }] }, signal)
          return
        }
        throw new EngineError('quota', `${describeService(remote)} has no characters left in this billing period.`)
      },
    }
  },
})

async function ask(remote: RemoteService, client: DeepLClient, glossary: DeepLGlossary, request: EngineRequest) {
  const { context, target } = request
  const { texts, kept, read } = markUp(request)
  const sources = request.segments.map(({ text }) => text)
  const glossaryId = await glossary.idFor(client, target, request.glossary, sources)
  const options: FormFields = [
    ['target_lang', languages[target].deeplCode],
    ['tag_handling', 'xml'],
    ['tag_handling_version', 'v2'],
    // All our tags stand within sentences.
    ['outline_detection', '0'],
    ...optional('ignore_tags', kept.join(',')),
    ...optional('context', context),
    ...optional('glossary_id', glossaryId),
  ]
  const results = await client.translate(texts, options).catch((error: unknown) => {
    // It may have been removed on DeepL's site.
    if (glossaryId && error instanceof EngineError && error.kind === 'badRequest') glossary.forget()
    throw error
  })
  return requireCompleteAnswer(describeService(remote), request, read(results))
}

const optional = (name: string, value: string | undefined): FormFields => (value ? [[name, value]] : [])
