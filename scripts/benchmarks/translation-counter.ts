// A proxy in front of a stand-in service that counts which segment was sent, and answered, how often.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type TranslationCounter = {
  readonly url: string
  reset(): void
  /** Sets the stand-in's faults. */
  chaos(faults: Record<string, number>): Promise<void>
  perSegment(): { requests: number; sent: number; distinct: number; paidTwice: number; paidMore: number }
  close(): Promise<void>
}

export async function startTranslationCounter(target: string): Promise<TranslationCounter> {
  let requests = 0
  const sent = new Map<string, number>()
  const answered = new Map<string, number>()
  const add = (counts: Map<string, number>, keys: readonly string[]) => {
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const server = createServer(async (request, response) => {
    const body = await text(request)
    const segments = segmentsIn(body)
    if (segments.length > 0) requests += 1
    add(sent, segments)
    try {
      const gone = new AbortController()
      response.once('close', () => gone.abort())
      const headers = { 'content-type': String(request.headers['content-type'] ?? 'application/json') }
      const init = request.method === 'GET' ? {} : { method: 'POST', headers, body }
      const answer = await fetch(`${target}${request.url}`, { ...init, signal: gone.signal })
      const content = await answer.text()
      if (answer.ok) add(answered, segments)
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
      response.end(content)
    } catch {
      // Whoever asked has gone, or the stand-in has.
      response.destroy()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const counts = (of: Map<string, number>) => [...of.values()]
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    reset() {
      requests = 0
      sent.clear()
      answered.clear()
    },
    async chaos(faults) {
      await fetch(`${target}/chaos`, { method: 'POST', body: JSON.stringify(faults) })
    },
    perSegment: () => ({
      requests,
      sent: counts(sent).reduce((sum, n) => sum + n, 0),
      distinct: sent.size,
      paidTwice: counts(answered).filter((n) => n > 1).length,
      paidMore: counts(answered).filter((n) => n > 2).length,
    }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What was asked for, by language; nothing if it is no such request. */
function segmentsIn(body: string): string[] {
  try {
    const content = JSON.parse(body).messages.at(-1).content
    const asked = JSON.parse(content) as { target: string; segments: { text: string }[] }
    return asked.segments.map((segment) => `${asked.target}\0${segment.text}`)
  } catch {
    return []
  }
}
