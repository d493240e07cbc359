// One foreground process that runs Warta: database, web and worker are its children. They are started in that
// order, started again when they end, and stopped in reverse on Ctrl-C or SIGTERM; a second Ctrl-C does not wait.
import { parseArgs } from 'node:util'
import { firstAccountCode } from '#lib/newsroom/accounts/first-account.ts'
import { payloadSecret } from '#lib/runtime/secrets.ts'
import { settings } from '#lib/runtime/settings.ts'
import { isBuilt } from './build-state.ts'
import { runToCompletion, type SupervisedProcess, supervise } from './child.ts'
import { hasAccounts, prepareContent } from './content.ts'
import { startDatabase } from './database.ts'
import { localAddress, waitUntilPortFree, waitUntilReady } from './ready.ts'
import { restartOnChange } from './reload.ts'
import { summary } from './summary.ts'

const options = readOptions()
const stopping = new AbortController()
let stopped: Promise<void> | undefined
/** What runs, in the order of its start. */
const running: { stop(): Promise<unknown>; kill(): void }[] = []
const say = (line: string) => console.log(line)

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, interrupted)
try {
  await start()
} catch (error) {
  if (!stopping.signal.aborted) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
  await stop()
}

async function start(): Promise<void> {
  const { dev } = options
  const current = settings()
  const web = current.roles.has('portal') || current.roles.has('newsroom')
  const { signal } = stopping
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PAYLOAD_SECRET: payloadSecret(),
    ...(dev && { WARTA_DEV: '1' }),
  }
  if (web) await waitUntilPortFree(current.host, current.port)

  const database = await startDatabase(current, say)
  running.push(database)
  signal.throwIfAborted()
  env.DATABASE_URL = database.url
  await prepareContent({ url: database.url, env, signal, empty: options.empty, say })

  if (dev) await runToCompletion(['scripts/build-assets.ts'], { env, signal })
  else if (web && !isBuilt()) {
    say('Building the site (a minute or two) …')
    await runToCompletion(['scripts/build.ts'], { env, signal, quiet: true })
  }

  const processes: SupervisedProcess[] = []
  const keep = (name: string, script: string) => {
    const kept = supervise({ name, args: [script], env, say })
    processes.push(kept)
    running.push(kept)
    return kept
  }
  if (current.roles.has('worker')) keep('The worker', 'worker.ts')
  const failed = () => Promise.race(processes.map((kept) => kept.failed))
  if (web) {
    const server = keep('The web process', 'server.ts')
    const local = localAddress(current.host, current.port)
    const answering = waitUntilReady(current.roles.has('portal') ? local : `${local}/admin`, signal)
    await Promise.race([answering, failed()])
    if (dev) restartOnChange(server, () => runToCompletion(['scripts/build-assets.ts'], { env, signal }), signal)
  }
  const code = (await hasAccounts(database.url)) ? null : firstAccountCode(payloadSecret())
  say(summary(current, database.description, process.stdout.isTTY, code))
  // From here on a process that keeps ending is started again for as long as it takes.
}

function interrupted(): void {
  if (stopping.signal.aborted) {
    for (const part of running.toReversed()) part.kill()
    process.exit(1)
  }
  say('\nStopping …')
  void stop()
}

function stop(): Promise<void> {
  stopping.abort()
  stopped ??= (async () => {
    for (const part of running.toReversed()) await part.stop()
    process.exit()
  })()
  return stopped
}

function readOptions(): { dev: boolean; empty: boolean } {
  try {
    const { values } = parseArgs({
      options: { dev: { type: 'boolean', default: false }, empty: { type: 'boolean', default: false } },
    })
    return values
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nSee --help.`)
    process.exit(2)
  }
}
