import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ResponseHead } from './head.ts'

const page = new ResponseHead(200, ['Content-Type', 'text/plain', 'X-Name', 'beranda', 'Content-Length', '4'])
const unchanged = new ResponseHead(304, ['ETag', '"a"'])
let server: Server
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/304') {
      unchanged.write(response)
      response.end()
      return
    }
    page.write(response, request.url === '/extra' ? ['Warning', '110'] : undefined)
    if (request.method === 'HEAD') response.end()
    else response.end('halo', 'latin1')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  agent.destroy()
  server.close()
})

type Reply = { status: number | undefined; headers: IncomingMessage['headers']; body: string; reused: boolean }

function ask(url = '/', options: { method?: string; agent?: Agent | false } = {}): Promise<Reply> {
  const { port } = server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const request = get({ port, host: '127.0.0.1', path: url, agent, ...options }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      const { statusCode: status, headers } = response
      response.on('end', () => resolve({ status, headers, body, reused: request.reusedSocket }))
    })
    request.on('error', reject)
  })
}

describe('a head', () => {
  it('is the same for every reader, first or later, on one connection', async () => {
    const { headers, ...first } = await ask()
    expect(first).toMatchObject({ status: 200, body: 'halo' })
    expect(headers).toMatchObject({ 'x-name': 'beranda', 'content-length': '4', connection: 'keep-alive' })
    for (let time = 0; time < 5; time += 1) {
      const again = await ask()
      expect(again).toMatchObject({ status: 200, body: 'halo', reused: true })
      expect({ ...again.headers, date: '' }).toEqual({ ...headers, date: '' })
    }
  })

  it('goes with whatever was asked', async () => {
    const seen: unknown[] = []
    for (const [url, method] of [['/'], ['/', 'HEAD'], ['/304'], ['/extra'], ['/304'], ['/', 'HEAD'], ['/']] as const) {
      const { status, body, headers } = await ask(url, { method: method ?? 'GET' })
      seen.push([status, body, headers.warning])
    }
    expect(seen).toEqual([
      [200, 'halo', undefined],
      [200, '', undefined],
      [304, '', undefined],
      [200, 'halo', '110'],
      [304, '', undefined],
      [200, '', undefined],
      [200, 'halo', undefined],
    ])
  })

  it('lets a connection close that is to close', async () => {
    await ask()
    const { headers, body } = await ask('/', { agent: false })
    expect([headers.connection, body]).toEqual(['close', 'halo'])
    expect((await ask()).headers.connection).toBe('keep-alive')
  })

  it('tells the time', async () => {
    await ask()
    await wait(2100)
    expect(Math.abs(Date.parse(String((await ask()).headers.date)) - Date.now())).toBeLessThan(1500)
  })
})
