// For tests: DeepL's glossaries (v3), as far as they are used.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson } from './behaviour.ts'

type Glossary = {
  readonly id: string
  readonly name: string
  readonly dictionaries: Map<string, Record<string, string>>
}

export class GlossaryShelf {
  private readonly shelf: Glossary[] = []
  /** As with an account that may have none. */
  closed = false

  /** Entries into a language of the glossary that has this id. */
  entries(id: string, target: string): Record<string, string> | undefined {
    return this.shelf.find((glossary) => glossary.id === id)?.dictionaries.get(target)
  }

  get size(): number {
    return this.shelf.length
  }

  /** Removes everything, as somebody may do on DeepL's site. */
  clear(): void {
    this.shelf.length = 0
  }

  /** Answers if the request is for glossaries; else false. */
  answer(request: IncomingMessage, raw: string, response: ServerResponse): boolean {
    const url = new URL(request.url ?? '/', 'http://stand-in')
    if (!url.pathname.startsWith('/v3/glossaries')) return false
    const [, , , id, part] = url.pathname.split('/')
    const form = new URLSearchParams(raw)
    const glossary = this.shelf.find((one) => one.id === id)
    if (this.closed) sendJson(response, 404, { message: 'no glossaries here' })
    else if (id === undefined && request.method === 'POST') sendJson(response, 201, described(this.create(form)))
    else if (id === undefined) sendJson(response, 200, { glossaries: this.shelf.map(described) })
    else if (!glossary) sendJson(response, 404, { message: 'Glossary not found' })
    else if (part === 'entries') {
      const target = url.searchParams.get('target_lang')?.toLowerCase() ?? ''
      const entries = tsv(glossary.dictionaries.get(target) ?? {})
      sendJson(response, 200, { dictionaries: [{ source_lang: 'id', target_lang: target, entries }] })
    } else {
      const target = form.get('target_lang')?.toLowerCase() ?? ''
      const entries = fromTsv(form.get('entries') ?? '')
      glossary.dictionaries.set(target, entries)
      sendJson(response, 200, { source_lang: 'id', target_lang: target, entry_count: Object.keys(entries).length })
    }
    return true
  }

  private create(form: URLSearchParams): Glossary {
    const field = (name: string) => form.get(`dictionaries[0].${name}`) ?? ''
    const glossary = {
      id: `glossary-${this.shelf.length + 1}`,
      name: form.get('name') ?? '',
      dictionaries: new Map([[field('target_lang').toLowerCase(), fromTsv(field('entries'))]]),
    }
    this.shelf.push(glossary)
    return glossary
  }
}

const described = ({ id, name, dictionaries }: Glossary) => ({
  glossary_id: id,
  name,
  creation_time: '2026-11-24T00:00:00Z',
  dictionaries: [...dictionaries].map(([target, entries]) => ({
    source_lang: 'id',
    target_lang: target,
    entry_count: Object.keys(entries).length,
  })),
})

const tsv = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map((entry) => entry.join('\t'))
    .join('\n')

const fromTsv = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')),
  )
