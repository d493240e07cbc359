// A newsroom with its translation desk over real HTTP, and stories in the states that a test wants.
import type { AddressInfo } from 'node:net'
import type { Payload } from 'payload'
import { formatWith } from '#lib/content/body/nodes.ts'
import { paragraphNode, storedBody, textNode } from '#lib/content/body/write.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { type Asker, serve, type TestNewsroom, testNewsroom } from '#lib/newsroom/testing/newsroom.ts'
import type { SegmentRecord } from '#lib/segments/index.ts'

export type Reply<Body> = { readonly status: number; readonly body: Body & { readonly message?: string } }

export type TestDesk = {
  readonly newsroom: TestNewsroom
  readonly payload: Payload
  get<Body>(asker: Asker, path: string, headers?: Record<string, string>): Promise<Reply<Body>>
  post<Body>(asker: Asker, path: string, body: unknown, headers?: Record<string, string>): Promise<Reply<Body>>
  sql<Row extends Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** Opens it. Close it after the tests. */
export async function testDesk(): Promise<TestDesk> {
  const newsroom = await testNewsroom()
  const { payload, people } = newsroom
  const { handleDeskRequest } = await import('../http.ts')
  const { default: config } = await import('#payload.config.ts')
  const server = await serve((request) => handleDeskRequest(config, request))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const tokens = new Map<Asker, string>()
  async function ask<Body>(asker: Asker, path: string, options: RequestInit): Promise<Reply<Body>> {
    if (asker !== 'reader' && !tokens.has(asker)) {
      const { email } = people[asker]
      const { token } = await payload.login({ collection: 'users', data: { email, password: 'rahasia-redaksi' } })
      tokens.set(asker, token ?? '')
    }
    const token = tokens.get(asker)
    const headers = { ...(token ? { Authorization: `JWT ${token}` } : {}), ...options.headers }
    const answer = await fetch(`${origin}/api/desk/${path}`, { ...options, headers })
    return { status: answer.status, body: (await answer.json()) as Reply<Body>['body'] }
  }
  return {
    newsroom,
    payload,
    get: (asker, path, headers = {}) => ask(asker, path, { headers }),
    post: (asker, path, body, headers = {}) =>
      ask(asker, path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    async sql<Row extends Record<string, unknown>>(text: string, values: unknown[] = []) {
      return (await payload.db.pool.query<Row>(text, values)).rows
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await newsroom.close()
    },
  }
}

/** A body of paragraphs; `**word**` in one is bold. */
export function paragraphs(...texts: string[]) {
  const runs = (text: string) =>
    text
      .split('**')
      .flatMap((part, index) =>
        part === '' ? [] : [textNode(part, formatWith({ bold: index % 2 === 1, italic: false }))],
      )
  return storedBody(texts.map((text) => paragraphNode(runs(text))))
}

/** What a machine knows of a translation whose segments stand for the original's, one by one. */
function machineRecords(
  source: readonly { key: string; hash: string }[],
  target: readonly { hash: string }[],
): SegmentRecord[] {
  return source.map(({ key, hash }, index) => ({
    key,
    source: hash,
    target: target[index]?.hash ?? '',
    origin: 'machine',
    engine: 'openai',
    at: '2026-11-01T00:00:00.000Z',
    warnings: [],
    suggestion: null,
  }))
}

type Story = { readonly id: number; readonly texts: Readonly<Partial<Record<TranslationLocale, number>>> }

/** A published story, with translations by machine that say so of every segment. */
export async function publishStory(
  { payload, newsroom }: TestDesk,
  section: number,
  given: {
    readonly headline: string
    readonly body?: string[]
    readonly by?: Exclude<Asker, 'reader'>
    readonly texts?: Readonly<Partial<Record<TranslationLocale, { headline: string; body: string[] }>>>
  },
): Promise<Story> {
  const { headline, body = [], by = 'editor', texts = {} } = given
  const { id } = await payload.create({
    collection: 'articles',
    data: {
      headline,
      section,
      kind: 'news',
      body: paragraphs(...body),
      _status: by === 'editor' ? 'published' : 'draft',
    },
    draft: by !== 'editor',
    user: newsroom.people[by],
  })
  if (by !== 'editor') await payload.update({ collection: 'articles', id, data: { _status: 'published' } })
  const { segmentsOf } = await import('#lib/segments/index.ts')
  const source = segmentsOf({ headline, body: paragraphs(...body) })
  const ids: Partial<Record<TranslationLocale, number>> = {}
  for (const [locale, text] of Object.entries(texts) as [TranslationLocale, { headline: string; body: string[] }][]) {
    const translated = { headline: text.headline, body: paragraphs(...text.body) }
    const made = await payload.create({
      collection: 'translations',
      data: {
        ...translated,
        article: id,
        locale,
        origin: 'machine',
        _status: 'published',
        sourceHashes: source.map(({ hash }) => hash),
        segments: machineRecords(source, segmentsOf(translated)) as never,
      },
      context: { byMachine: true },
    })
    ids[locale] = made.id
  }
  // As it is once the worker is done.
  await payload.db.pool.query("UPDATE translation_progress SET state = 'done' WHERE article_id = $1", [id])
  return { id, texts: ids }
}
