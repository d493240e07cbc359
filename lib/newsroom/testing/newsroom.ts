// A newsroom of its own for one test file: a database, Payload on it, people of every role, and its REST interface
// over real HTTP.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { getPayload, type Payload } from 'payload'
import type { CacheTag } from '#lib/change-log/tags.ts'
import { paragraphsBody } from '#lib/content/body/write.ts'
import { testDatabase } from '#lib/database/testing/database.ts'
import { clientAddress, servingClient } from '#lib/http/client.ts'
import type { Role } from '../access/roles.ts'
import type { User } from '../payload-types.ts'

/** Who asks: someone of the newsroom, or a reader. */
export type Asker = Role | 'otherReporter' | 'reader'

export type Answer = { readonly status: number; readonly body: Record<string, unknown> & { docs?: unknown[] } }

export type TestNewsroom = {
  readonly payload: Payload
  readonly people: Readonly<Record<Exclude<Asker, 'reader'>, User>>
  /** Asks the REST interface; `path` starts after `/api`. A body that is FormData is sent as such, else as JSON. */
  ask(asker: Asker, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** Tags that were logged since the last call. */
  tags(): Promise<CacheTag[]>
  close(): Promise<void>
}

const password = 'rahasia-redaksi'

/** Opens it. Close it after the tests: the database goes with it. */
export async function testNewsroom(): Promise<TestNewsroom> {
  const database = await testDatabase()
  const { default: config } = await import('../../../payload.config.ts')
  const payload = await getPayload({ config })
  payload.logger.level = 'silent'
  const person = (name: string, role: Role, languages: User['languages'] = []) =>
    payload.create({
      collection: 'users',
      data: { name, role, languages, email: `${name}@warta.example`, password },
    })
  const people = {
    admin: await person('admin', 'admin'),
    editor: await person('editor', 'editor'),
    reporter: await person('reporter', 'reporter'),
    otherReporter: await person('other', 'reporter'),
    translator: await person('translator', 'translator', ['ar', 'ja']),
  }
  const { answerApi } = await import('../api/answer.ts')
  const server = await serve((request) => answerApi(config, request))
  const tokens = new Map<Asker, string>()
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const ask: TestNewsroom['ask'] = async (asker, method, path, body, headers = {}) => {
    if (asker !== 'reader' && !tokens.has(asker)) {
      const { token } = await payload.login({ collection: 'users', data: { email: people[asker].email, password } })
      tokens.set(asker, token ?? '')
    }
    const isForm = body instanceof FormData
    const response = await fetch(`${origin}/api${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(tokens.has(asker) ? { Authorization: `JWT ${tokens.get(asker)}` } : {}),
        ...(body === undefined || isForm ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined || isForm || typeof body === 'string' ? (body as BodyInit) : JSON.stringify(body),
    })
    const text = await response.text()
    const isJson = /^application\/json\b/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, body: isJson && text.startsWith('{') ? JSON.parse(text) : { text } }
  }

  let seen = 0
  return {
    payload,
    people,
    ask,
    async tags() {
      const { rows } = await payload.db.pool.query<{ id: string; tags: CacheTag[] }>(
        'SELECT id, tags FROM change_log WHERE id > $1 ORDER BY id',
        [seen],
      )
      seen = Number(rows.at(-1)?.id ?? seen)
      return [...new Set(rows.flatMap((row) => row.tags))].sort()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await payload.destroy()
      await payload.db.pool.end()
      await database.drop()
    },
  }
}

/**
 * Serves a function from request to response over real HTTP, on a free port of the loopback, as behind a proxy that sets
 * X-Forwarded-For.
 */
export async function serve(answer: (request: Request) => Promise<Response>): Promise<Server> {
  const server = createServer(async (incoming, outgoing) => {
    const hasBody = incoming.method !== 'GET' && incoming.method !== 'HEAD'
    const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method: incoming.method,
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]),
      ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
    } as RequestInit)
    const response = await servingClient(clientAddress(incoming, true), () => answer(request))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

/** A body of one paragraph. */
export const bodyOf = (text: string) => paragraphsBody([text])
