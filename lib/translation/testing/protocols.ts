// For tests: how requests and answers of the three protocols look on the wire.

/** A request for a translation, whatever the protocol. */
export type ServiceRequest = {
  readonly protocol: 'openai' | 'deepl' | 'libretranslate'
  /** As editions are named: `zh`, whatever the protocol calls it. */
  readonly target: string
  readonly ids: readonly string[]
  /** As they came, with the protocol's markup. */
  readonly texts: readonly string[]
  /** The whole request. */
  readonly body: unknown
}

const edition = (code: unknown) => String(code).toLowerCase().split('-')[0] ?? ''

/** The request under a path; null if nothing is translated there. */
export function parseServiceRequest(path: string, raw: string): ServiceRequest | null {
  switch (path) {
    case '/v1/chat/completions': {
      const body = JSON.parse(raw)
      const { target, segments } = JSON.parse(body.messages.at(-1).content)
      const each = segments as { id: string; text: string }[]
      return { protocol: 'openai', target, ids: each.map(({ id }) => id), texts: each.map(({ text }) => text), body }
    }
    case '/v2/translate': {
      const form = new URLSearchParams(raw)
      const target = edition(form.get('target_lang'))
      return { protocol: 'deepl', target, ids: [], texts: form.getAll('text'), body: Object.fromEntries(form) }
    }
    case '/translate': {
      const body = JSON.parse(raw)
      return { protocol: 'libretranslate', target: edition(body.target), ids: [], texts: body.q, body }
    }
    default:
      return null
  }
}

/** The answer with these texts; `model` says what a language model says instead. */
export function formatAnswer(
  { protocol, ids }: ServiceRequest,
  texts: readonly string[],
  model: { readonly says?: string; readonly stops?: string } = {},
): unknown {
  switch (protocol) {
    case 'openai': {
      const segments = texts.map((text, index) => ({ id: ids[index], text }))
      const content = model.says ?? JSON.stringify({ segments })
      return {
        id: 'stand-in',
        object: 'chat.completion',
        created: 0,
        model: 'stand-in',
        choices: [{ index: 0, finish_reason: model.stops ?? 'stop', message: { role: 'assistant', content } }],
        usage: { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 },
      }
    }
    case 'deepl':
      if (model.says && !model.says.startsWith('{')) return model.says
      return {
        translations: texts.map((text) => ({
          detected_source_language: 'ID',
          text,
          billed_characters: text.length,
        })),
      }
    case 'libretranslate':
      return model.says && !model.says.startsWith('{') ? model.says : { translatedText: texts }
  }
}
