// The site under another address, some of whose answers are changed on the way.
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { port } from './site.ts'

/** Answers a request itself and says so, or leaves it to the site. */
type Change = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

/** @returns where it is; close it after the tests */
export async function startProxy(change: Change): Promise<{ origin: string; close(): void }> {
  const server = createServer(async (request, response) => {
    if (await change(request, response)) return
    const passed = ask(
      { port, host: '127.0.0.1', path: request.url, method: request.method, headers: request.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      },
    )
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
