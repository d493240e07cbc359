// How patient the web process is with the network, and how it says goodbye.
import type { Server, ServerOptions } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** A reader who sends headers or a body by the drop must not hold a connection for ever. Times in milliseconds. */
export const serverOptions: ServerOptions = {
  headersTimeout: 15_000,
  // Long enough for a newsroom's upload over a slow line.
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
  // Longer than what proxies in front usually keep, so that it's them who close an idle connection.
  keepAliveTimeout: 75_000,
  maxHeaderSize: 16 * 1024,
  // A request without a body costs no stream: a tenth more answers from memory.
  optimizeEmptyRequests: true,
}

/**
 * Stops accepting connections, lets running answers finish, and closes what is still open after `grace` milliseconds.
 */
export async function closeGently(server: Server, grace: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection that is kept alive becomes idle whenever its answer is done.
  const closing = setInterval(() => server.closeIdleConnections(), 50)
  const giveUp = new AbortController()
  const timeout = wait(grace, undefined, { signal: giveUp.signal }).catch(() => {})
  await Promise.race([closed, timeout])
  clearInterval(closing)
  giveUp.abort()
  server.closeAllConnections()
}
