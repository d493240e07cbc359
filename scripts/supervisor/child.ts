// Child processes: supervised ones, which are restarted, and ones that run to completion.
import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { backoff } from '#lib/runtime/backoff.ts'

/** A process that is restarted whenever it ends, until it is stopped. */
export type SupervisedProcess = {
  /** Rejects when the process has ended five times in a row within `steadyMs`. */
  failed: Promise<never>
  /** Ends it and starts it again at once. */
  restart(): void
  /** Asks it to end (SIGTERM), insists after the grace period, and waits until it is gone. */
  stop(graceMs?: number): Promise<void>
  /** Ends it and everything it started, at once. */
  kill(): void
}

export type SupervisedOptions = {
  /** For messages: "The web process". */
  name: string
  /** Arguments for Node. */
  args: readonly string[]
  env: NodeJS.ProcessEnv
  say: (line: string) => void
  /** First pause before a restart, in ms; doubles with each consecutive failure, up to 30 s. */
  backOffMs?: number
  /** A process that has run for this long, in ms, counts as steady. */
  steadyMs?: number
}

const orphanWatch = ['--import', './scripts/supervisor/orphan.ts']

/** Starts Node with these arguments and restarts it when it ends. It shares our output, and ends when we die. */
export function supervise(options: SupervisedOptions): SupervisedProcess {
  const { name, args, env, say, backOffMs = 500, steadyMs = 20_000 } = options
  const failure = Promise.withResolvers<never>()
  failure.promise.catch(() => undefined)
  const stopping = new AbortController()
  let child: ChildProcess | undefined
  let wanted = false

  const loop = async () => {
    let failures = 0
    while (!stopping.signal.aborted) {
      const begun = Date.now()
      // A group of its own: Ctrl-C is for us; we tell each child in turn.
      child = spawn(process.execPath, [...orphanWatch, ...args], {
        env,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        detached: true,
      })
      const how = await exitOf(child)
      if (stopping.signal.aborted) return
      if (wanted) {
        wanted = false
        continue
      }
      failures = Date.now() - begun < steadyMs ? failures + 1 : 1
      if (failures >= 5) failure.reject(new Error(`${name} does not stay up (${how}); see above.`))
      const pause = backoff(failures - 1, { first: backOffMs, longest: 30_000 })
      say(`${name} ended (${how}). Starting it again.`)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const ended = loop()

  return {
    failed: failure.promise,
    restart() {
      wanted = true
      child?.kill('SIGTERM')
    },
    async stop(graceMs = 7_000) {
      stopping.abort()
      child?.kill('SIGTERM')
      const insist = setTimeout(() => killGroup(child), graceMs)
      await ended
      clearTimeout(insist)
    },
    kill() {
      stopping.abort()
      killGroup(child)
    },
  }
}

/**
 * Runs Node with these arguments until it ends; `signal` ends it and everything it started.
 *
 * @param quiet holds the output back, for the error if it fails
 * @throws when it does not succeed
 */
export async function runToCompletion(
  args: readonly string[],
  options: { env: NodeJS.ProcessEnv; signal: AbortSignal; quiet?: boolean },
): Promise<void> {
  options.signal.throwIfAborted()
  const output = options.quiet ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, args, { env: options.env, stdio: ['ignore', output, output], detached: true })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk))
  const stop = () => killGroup(child)
  options.signal.addEventListener('abort', stop)
  const how = await exitOf(child)
  options.signal.removeEventListener('abort', stop)
  options.signal.throwIfAborted()
  if (how === 'status 0') return
  throw new Error(`${Buffer.concat(chunks).toString()}\n${args.join(' ')} failed (${how}).`.trimStart())
}

/** Waits for a process to end and says how: "status 1", "signal SIGKILL". */
function exitOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (status, signal) => resolve(signal ? `signal ${signal}` : `status ${status}`))
  })
}

function killGroup(child: ChildProcess | undefined): void {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    child.kill('SIGKILL')
  }
}
