// Whether a port is free, and whether the site answers.
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits until an address can be listened on: a web process whose supervisor was killed needs a moment to notice.
 *
 * @throws after five seconds, or at once when the address is not ours to use
 */
export async function waitUntilPortFree(host: string, port: number): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    const problem = await tryListening(host, port)
    if (problem === undefined) return
    if (problem === 'EADDRINUSE' && waited < 5_000) {
      await sleep(100)
      continue
    }
    const reasons: Record<string, string> = {
      EADDRINUSE: `PORT: something else listens on ${host}:${port}. Stop it, or set PORT to another port.`,
      EACCES: `PORT: this user may not listen on ${port}. Set PORT to 1024 or higher.`,
      EADDRNOTAVAIL: `HOST: this machine has no address ${host}.`,
      ENOTFOUND: `HOST: there is no address for ${host}.`,
    }
    throw new Error(reasons[problem] ?? `HOST, PORT: can't listen on ${host}:${port} (${problem}).`)
  }
}

function tryListening(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve('code' in error ? String(error.code) : error.message))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

/** The address at which this machine itself reaches a server that listens on `host`. */
export function localAddress(host: string, port: number): string {
  const own: Record<string, string> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
  return `http://${own[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`
}

/** Waits until an address answers 200, after redirects; `signal` ends the waiting by rejecting. */
export async function waitUntilReady(address: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    try {
      const response = await fetch(address, { signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]) })
      await response.body?.cancel()
      if (response.ok) return
    } catch {
      signal.throwIfAborted()
    }
    await sleep(50)
  }
}
