// The newsroom's glossary as DeepL needs it: kept on the account, under one name, with a dictionary per language.
// Requests carry only the terms that occur in them, so the dictionary grows with what is translated; a term that has
// changed or gone is corrected when it next occurs.
import { originalLocale } from '#lib/locales.ts'
import type { Term } from '../types.ts'
import type { DeepLClient, DictionaryEntries } from './deepl-client.ts'
import { EngineError } from './error.ts'

const glossaryName = 'Warta'
/** Milliseconds before glossaries are tried again after a failure; translations go on without them. */
const pause = 10 * 60_000

/** The entries of a dictionary after the changes that a request needs; null if it needs none. */
export function changedEntries(
  known: DictionaryEntries,
  terms: readonly Term[],
  texts: readonly string[],
): DictionaryEntries | null {
  const wanted: Record<string, string> = {}
  for (const { term, rendering } of terms) if (rendering !== null) wanted[oneLine(term)] = oneLine(rendering)
  const all = texts.join('\n').toLowerCase()
  const stale = Object.keys(known).filter((term) => !(term in wanted) && all.includes(term.toLowerCase()))
  const missing = Object.entries(wanted).filter(([term, rendering]) => known[term] !== rendering)
  if (stale.length === 0 && missing.length === 0) return null
  const next = { ...known, ...wanted }
  for (const term of stale) delete next[term]
  return next
}

// DeepL takes them as lines of tab-separated values.
const oneLine = (text: string) => text.replace(/[\s\p{Cc}]+/gu, ' ').trim()

export class DeepLGlossary {
  private id: string | null = null
  private readonly known = new Map<string, DictionaryEntries>()
  private last: Promise<unknown> = Promise.resolve()
  private pausedUntil = 0

  /**
   * Brings the account's glossary up to date for a request.
   *
   * @param target language as DeepL calls it in glossaries: without script or country
   * @param texts of the segments
   * @returns its id; undefined if no term needs it, or the account can't have one
   * @throws EngineError when asking later may help
   */
  async idFor(client: DeepLClient, target: string, terms: readonly Term[], texts: readonly string[]) {
    if (Date.now() < this.pausedUntil || terms.every(({ rendering }) => rendering === null)) return undefined
    // One update at a time: concurrent ones would create two glossaries.
    const turn = this.last.catch(() => undefined).then(() => this.update(client, target, terms, texts))
    this.last = turn.catch(() => undefined)
    try {
      return await turn
    } catch (error) {
      this.forget()
      if (error instanceof EngineError && error.kind !== 'badRequest' && error.kind !== 'badAnswer') throw error
      this.pausedUntil = Date.now() + pause
      return undefined
    }
  }

  /** Clears the cached glossary: it is read again when it is next needed. */
  forget(): void {
    this.id = null
    this.known.clear()
  }

  private async update(client: DeepLClient, target: string, terms: readonly Term[], texts: readonly string[]) {
    const known = await this.read(client, target)
    const next = changedEntries(known, terms, texts)
    if (!next) return this.id ?? undefined
    if (this.id) await client.replaceDictionary(this.id, target, next)
    else this.id = await client.createGlossary(glossaryName, target, next)
    this.known.set(target, next)
    return this.id
  }

  private async read(client: DeepLClient, target: string): Promise<DictionaryEntries> {
    const known = this.known.get(target)
    if (known) return known
    const glossary = (await client.glossaries()).find(({ name }) => name === glossaryName)
    this.id = glossary?.glossary_id ?? null
    const has = glossary?.dictionaries.some(
      ({ source_lang, target_lang }) =>
        source_lang.toLowerCase() === originalLocale && target_lang.toLowerCase() === target,
    )
    if (!glossary || !has) return {}
    const entries = await client.entries(glossary.glossary_id, target)
    this.known.set(target, entries)
    return entries
  }
}
