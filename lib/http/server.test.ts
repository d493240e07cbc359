import { Agent, createServer, get, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { closeGracefully, serverOptions } from './server.ts'

async function listening(
  listener: RequestListener,
): Promise<{ server: Server; ask: (agent?: Agent) => Promise<string> }> {
  const server = createServer(serverOptions, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const ask = (agent?: Agent) =>
    new Promise<string>((resolve) => {
      const request = get({ port, host: '127.0.0.1', agent }, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('close', () => resolve(response.complete ? body : 'cut'))
      })
      request.on('error', () => resolve('refused'))
    })
  return { server, ask }
}

async function duration(work: Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work
  return performance.now() - begun
}

describe('closing gently', () => {
  it('lets a running answer finish, accepts no new connection, and does not wait for idle ones', async () => {
    const answering = Promise.withResolvers<void>()
    const { server, ask } = await listening((_request, response) => {
      answering.resolve()
      setTimeout(() => response.end('whole'), 150)
    })
    const agent = new Agent({ keepAlive: true })
    const running = ask(agent)
    await answering.promise
    const closing = duration(closeGracefully(server, 5000))
    expect(await ask()).toBe('refused')
    expect(await running).toBe('whole')
    expect(await closing).toBeLessThan(2000)
    agent.destroy()
  })

  it('cuts what does not finish in time', async () => {
    const answering = Promise.withResolvers<void>()
    const { server, ask } = await listening((_request, response) => {
      response.write('begun')
      answering.resolve()
    })
    const running = ask()
    await answering.promise
    await closeGracefully(server, 100)
    expect(await running).not.toBe('begun')
  })
})
