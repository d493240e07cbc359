// Any service that speaks OpenAI's chat completions (OpenAI, vLLM, Ollama, …), with structured output:
// https://platform.openai.com/docs/api-reference/chat. The last message is one JSON object; instructions stand in the
// system message only.
import { z } from 'zod'
import { originalLocale } from '#lib/locales.ts'
import type { EngineRequest } from '../types.ts'
import { charactersOf, maxAnswerBytes, requireCompleteAnswer } from './answer.ts'
import { type Dialect, defaultDialect, fallbackDialect, inDialect } from './dialect.ts'
import { EngineError } from './error.ts'
import { instructionsFor } from './instructions.ts'
import { describeService, type RemoteService, requestJson } from './remote.ts'
import { defineEngine } from './types.ts'
import { address, key } from './variables.ts'

const official = 'https://api.openai.com/v1'

/** What a model is asked for. */
const answer = z.object({ segments: z.array(z.object({ id: z.coerce.string(), text: z.string() })) })
const answerSchema = z.toJSONSchema(answer, { target: 'draft-7' })

const choice = z.object({
  message: z.object({ content: z.string().nullish() }),
  finish_reason: z.string().nullish(),
})
const completion = z.object({
  choices: z.tuple([choice], z.unknown()),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish().catch(null),
})

export const openai = defineEngine({
  prefix: 'OPENAI',
  maximumSegments: 200,
  variables: {
    OPENAI_BASE_URL: address,
    OPENAI_API_KEY: key,
    OPENAI_MODEL: { schema: z.string().optional(), allowed: 'the name of a model that the service has' },
  },
  missing: ({ OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL }) => [
    ...(OPENAI_MODEL ? [] : ['OPENAI_MODEL']),
    // A server of one's own often has no keys.
    ...(OPENAI_BASE_URL || OPENAI_API_KEY ? [] : ['OPENAI_API_KEY']),
  ],
  create({ OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_MODEL = '' }, { limits, timeoutSeconds }) {
    const remote: RemoteService = {
      name: 'The OpenAI-compatible service',
      address: OPENAI_BASE_URL ?? official,
      key: OPENAI_API_KEY,
      timeoutSeconds,
      variables: { address: 'OPENAI_BASE_URL', key: 'OPENAI_API_KEY' },
      kindOf: (status, said) =>
        status === 429 && /insufficient_quota|exceeded your current quota/i.test(said) ? 'quota' : undefined,
    }
    // Learned from refusals, and kept for the life of the process.
    let dialect = defaultDialect

    async function translate(request: EngineRequest, signal: AbortSignal) {
      if (request.segments.length === 0) return { texts: new Map<string, string>() }
      for (;;) {
        try {
          return await ask(remote, OPENAI_MODEL, request, dialect, signal)
        } catch (error) {
          const other = error instanceof EngineError ? fallbackDialect(dialect, error) : null
          if (!other) throw error
          dialect = other
        }
      }
    }

    return {
      model: OPENAI_MODEL,
      limits,
      translate,
      // With some services the list of models needs no key, so only a translation checks it.
      async check(signal, target = 'en') {
        await translate({ target, context: '', glossary: [], segments: [{ id: '1', text: 'Halo' }] }, signal)
      },
    }
  },
})

async function ask(
  remote: RemoteService,
  model: string,
  request: EngineRequest,
  dialect: Dialect,
  signal: AbortSignal,
) {
  const body = inDialect(dialect, {
    model,
    messages: [
      { role: 'system', content: instructionsFor(request.target, request.complaints !== undefined) },
      { role: 'user', content: JSON.stringify(messageOf(request)) },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'translation', strict: true, schema: answerSchema } },
    // Every character could be a token in the worst case; this only ends what would not end by itself.
    max_tokens: 1024 + 2 * charactersOf(request),
    temperature: 0.2,
  })
  const headers = {
    'content-type': 'application/json',
    ...(remote.key ? { authorization: `Bearer ${remote.key}` } : {}),
  }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  const url = `${remote.address}/chat/completions`
  const { choices, usage } = await requestJson(completion, remote, url, init, signal, maxAnswerBytes(request))
  const [{ message, finish_reason: ending }] = choices
  const answered = answer.safeParse(jsonIn(message.content ?? ''))
  if (!answered.success) throw new EngineError('badAnswer', `${describeService(remote)} ${complaint(ending)}.`)
  return {
    texts: requireCompleteAnswer(describeService(remote), request, answered.data.segments),
    ...(usage ? { tokens: usage.prompt_tokens + usage.completion_tokens } : {}),
  }
}

/** The user message; instructions/translate.md describes it to the model. */
function messageOf({ target, context, glossary, segments, complaints }: EngineRequest) {
  return {
    source: originalLocale,
    target,
    context,
    glossary: glossary.map(({ term, rendering, partOfSpeech, note }) => ({ term, rendering, partOfSpeech, note })),
    ...(complaints ? { complaints } : {}),
    segments: segments.map(({ id, text }) => ({ id, text })),
  }
}

/** The JSON in a message: some models think aloud first, some put it into a code fence. Undefined if there is none. */
function jsonIn(content: string): unknown {
  const said = content.replace(/^\s*<think>.*?<\/think>/s, '').trim()
  const fenced = /^```[a-z]*\s*\n(.*?)\n?```$/is.exec(said)
  try {
    return JSON.parse(fenced?.[1] ?? said)
  } catch {
    return undefined
  }
}

/** Why a message is not an answer, without quoting it. */
function complaint(ending: string | null | undefined): string {
  switch (ending) {
    case 'length':
      return 'stopped in the middle: the answer became too long, or the model has too little room'
    case 'content_filter':
      return 'refused to translate this text (content filter)'
    default:
      return 'answered with something else than the JSON that was asked for'
  }
}
