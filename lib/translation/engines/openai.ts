/**
 * Any service that speaks OpenAI's chat completions (OpenAI, vLLM, Ollama, …), through the AI SDK with structured output.
 * The last message is one JSON object; instructions stand in the system message only.
 */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { extractJsonMiddleware, generateText, NoObjectGeneratedError, Output, wrapLanguageModel } from 'ai'
import { z } from 'zod'
import { originalLocale } from '#lib/locales.ts'
import type { EngineRequest } from '../types.ts'
import { answerBytes, charactersOf, complete } from './answer.ts'
import { type Body, type Dialect, firstDialect, inDialect, otherDialect } from './dialect.ts'
import { EngineError } from './error.ts'
import { instructionsFor } from './instructions.ts'
import { call, type Remote, where } from './remote.ts'
import { defineEngine } from './types.ts'
import { address, key } from './variables.ts'

const official = 'https://api.openai.com/v1'

const answer = z.object({ segments: z.array(z.object({ id: z.coerce.string(), text: z.string() })) })

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
    const remote: Remote = {
      name: 'The OpenAI-compatible service',
      address: OPENAI_BASE_URL ?? official,
      key: OPENAI_API_KEY,
      timeoutSeconds,
      variables: { address: 'OPENAI_BASE_URL', key: 'OPENAI_API_KEY' },
      kindOf: (status, said) =>
        status === 429 && /insufficient_quota|exceeded your current quota/i.test(said) ? 'quota' : undefined,
    }
    // Learned from refusals, and kept for the life of the process.
    let dialect = firstDialect

    async function translate(request: EngineRequest, signal: AbortSignal) {
      if (request.segments.length === 0) return { texts: new Map<string, string>() }
      for (;;) {
        try {
          return await ask(remote, OPENAI_MODEL, request, dialect, signal)
        } catch (error) {
          const other = error instanceof EngineError ? otherDialect(dialect, error) : null
          if (!other) throw error
          dialect = other
        }
      }
    }

    return {
      model: OPENAI_MODEL,
      limits,
      translate,
      // Lists of models are open to anybody with some services: only a translation tells whether the key is right.
      async check(signal, target = 'en') {
        await translate({ target, context: '', glossary: [], segments: [{ id: '1', text: 'Halo' }] }, signal)
      },
    }
  },
})

async function ask(remote: Remote, model: string, request: EngineRequest, dialect: Dialect, signal: AbortSignal) {
  const provider = createOpenAICompatible({
    name: 'openai',
    baseURL: remote.address,
    ...(remote.key ? { apiKey: remote.key } : {}),
    supportsStructuredOutputs: true,
    transformRequestBody: (body: Body) => inDialect(dialect, body),
    fetch: (url, init) => call(remote, String(url), init ?? {}, signal, answerBytes(request)),
  })
  try {
    const { output, usage } = await generateText({
      model: wrapLanguageModel({
        model: provider(model),
        middleware: extractJsonMiddleware({ transform: jsonIn }),
      }),
      instructions: instructionsFor(request.target, request.complaints !== undefined),
      prompt: JSON.stringify(messageOf(request)),
      output: Output.object({ schema: answer, name: 'translation' }),
      // Every character could be a token in the worst case; this only ends what would not end by itself.
      maxOutputTokens: 1024 + 2 * charactersOf(request),
      temperature: 0.2,
      // The pipeline repeats: it knows the limits that all workers share.
      maxRetries: 0,
      abortSignal: signal,
    })
    return {
      texts: complete(where(remote), request, output.segments),
      ...(usage.totalTokens === undefined ? {} : { tokens: usage.totalTokens }),
    }
  } catch (error) {
    signal.throwIfAborted()
    throw error instanceof EngineError ? error : new EngineError('badAnswer', `${where(remote)} ${complaint(error)}.`)
  }
}

/** What is sent; see instructions/translate.md, which describes it to the model. */
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

/** The JSON of an answer: some models think aloud first, some put it into a code fence whatever they are told. */
function jsonIn(text: string): string {
  const said = text.replace(/^\s*<think>.*?<\/think>/s, '').trim()
  const fenced = /^```[a-z]*\s*\n(.*?)\n?```$/is.exec(said)
  return fenced?.[1] ?? said
}

/** Why an answer is none. Its text is not quoted: it may be anything. */
function complaint(error: unknown): string {
  if (!NoObjectGeneratedError.isInstance(error)) return 'answered with something that is not a chat completion'
  switch (error.finishReason) {
    case 'length':
      return 'stopped in the middle: the answer became too long, or the model has too little room'
    case 'content-filter':
      return 'refused to translate this text (content filter)'
    default:
      return 'answered with something else than the JSON that was asked for'
  }
}
