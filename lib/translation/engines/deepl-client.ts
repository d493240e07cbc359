// DeepL's HTTP API, as far as it is used: https://developers.deepl.com/api-reference.
import { z } from 'zod'
import { originalLocale } from '#lib/locales.ts'
import { type RemoteService, requestJson } from './remote.ts'

/** Fields of a form. */
export type FormFields = readonly (readonly [name: string, value: string])[]

/** A dictionary of a glossary: terms and their renderings, in one line each and without tabs. */
export type DictionaryEntries = Readonly<Record<string, string>>

const translations = z.object({ translations: z.array(z.object({ text: z.string() })) })
const usage = z.object({ character_count: z.number().optional(), character_limit: z.number().optional() })
const dictionary = z.object({ source_lang: z.string(), target_lang: z.string() })
const glossary = z.object({ glossary_id: z.string(), name: z.string(), dictionaries: z.array(dictionary) })
const glossaries = z.object({ glossaries: z.array(glossary) })
const entries = z.object({ dictionaries: z.array(z.object({ entries: z.string() })) })

/** Its methods throw EngineError. */
export class DeepLClient {
  readonly #remote: RemoteService
  readonly #signal: AbortSignal
  readonly #maximumBytes: number

  /** @param maximumBytes of one answer */
  constructor(remote: RemoteService, signal: AbortSignal, maximumBytes: number) {
    this.#remote = remote
    this.#signal = signal
    this.#maximumBytes = maximumBytes
  }

  /** @param options fields of the request besides texts and source language */
  async translate(texts: readonly string[], options: FormFields): Promise<string[]> {
    const fields: FormFields = [
      ['source_lang', originalLocale],
      ...options,
      ...texts.map((text) => ['text', text] as const),
    ]
    const answer = await this.#call(translations, 'POST', '/v2/translate', fields)
    return answer.translations.map(({ text }) => text)
  }

  /** Whether the account's quota for this billing period is used up. */
  async isUsedUp(): Promise<boolean> {
    const { character_count: count = 0, character_limit: limit } = await this.#call(usage, 'GET', '/v2/usage')
    return limit !== undefined && count >= limit
  }

  async glossaries(): Promise<z.infer<typeof glossary>[]> {
    return (await this.#call(glossaries, 'GET', '/v3/glossaries')).glossaries
  }

  /** @returns the id of the new glossary */
  async createGlossary(name: string, target: string, terms: DictionaryEntries): Promise<string> {
    const fields = dictionaryFields(target, terms).map(([key, value]) => [`dictionaries[0].${key}`, value] as const)
    return (await this.#call(glossary, 'POST', '/v3/glossaries', [['name', name], ...fields])).glossary_id
  }

  async replaceDictionary(glossaryId: string, target: string, terms: DictionaryEntries): Promise<void> {
    await this.#call(dictionary, 'PUT', `/v3/glossaries/${glossaryId}/dictionaries`, dictionaryFields(target, terms))
  }

  async entries(glossaryId: string, target: string): Promise<DictionaryEntries> {
    const query = new URLSearchParams({ source_lang: originalLocale, target_lang: target })
    const answer = await this.#call(entries, 'GET', `/v3/glossaries/${glossaryId}/entries?${query}`)
    const lines = (answer.dictionaries[0]?.entries ?? '').split(/\r?\n/).filter((line) => line !== '')
    return Object.fromEntries(lines.map((line) => line.split('\t', 2)))
  }

  #call<Answer>(schema: z.ZodType<Answer>, method: string, path: string, fields?: FormFields): Promise<Answer> {
    const { address, key } = this.#remote
    const init = {
      method,
      headers: { authorization: `DeepL-Auth-Key ${key}` },
      ...(fields ? { body: new URLSearchParams(fields.map(([name, value]) => [name, value])) } : {}),
    }
    return requestJson(schema, this.#remote, address + path, init, this.#signal, this.#maximumBytes)
  }
}

function dictionaryFields(target: string, terms: DictionaryEntries): FormFields {
  const lines = Object.entries(terms).map((entry) => entry.join('\t'))
  return [
    ['source_lang', originalLocale],
    ['target_lang', target],
    ['entries', lines.join('\n')],
    ['entries_format', 'tsv'],
  ]
}
