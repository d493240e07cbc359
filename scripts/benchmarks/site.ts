// A site to measure: its own data folder and port, gone afterwards.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { frontPath } from '#lib/content/paths.ts'
import type { Locale } from '#lib/locales.ts'

export const root = path.resolve(import.meta.dirname, '../..')

export type BenchSite = {
  origin: string
  dataDir: string
  databaseUrl: string
  /** Of the supervisor. */
  pid: number
  stop(): Promise<void>
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Waits until an address answers with a success. */
export async function waitUntilAnswers(url: string, within: number): Promise<void> {
  const end = Date.now() + within
  while (!(await fetch(url).catch(() => null))?.ok) {
    if (Date.now() > end) throw new Error(`${url} does not answer`)
    await sleep(100)
  }
}

/** Waits until a process prints a text; goes on reading what it prints. */
function says(child: ChildProcess, text: string, within: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => reject(new Error(`not ready within ${within} ms`)), within)
  let heard = ''
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    heard = (heard + chunk).slice(-1000)
    if (heard.includes(text)) resolve()
  })
  child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)))
  return promise.finally(() => clearTimeout(timer))
}

/** Ends a process and waits for it. */
export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

type SiteOptions = {
  /** Without the sample newsroom. */
  readonly empty?: boolean
  /** As ROLES. */
  readonly roles?: string
  /** A data folder to keep; default: a new one that is gone afterwards. */
  readonly folder?: string
}

/** Starts a whole site and waits until it answers. */
export async function startSite({ empty = false, roles = '', folder }: SiteOptions = {}): Promise<BenchSite> {
  const dataDir = folder ?? mkdtempSync(path.join(tmpdir(), 'warta-bench-'))
  if (!folder) chmodSync(dataDir, 0o755)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, SITE_URL: origin, ROLES: roles }
  const options = empty ? ['--empty'] : []
  const child = spawn(path.join(root, 'scripts/start'), options, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  const stop = async () => {
    await endProcess(child)
    if (!folder) rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await says(child, 'Warta is ready', 300_000)
    if (!roles) await waitUntilAnswers(`${origin}/id`, 60_000)
    const databaseUrl = execFileSync(path.join(root, 'scripts/database-url'), { env, encoding: 'utf8' }).trim()
    return { origin, dataDir, databaseUrl, pid: child.pid ?? 0, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Resident memory of a site's web process, in megabytes; NaN where there is no /proc. */
export function webMemory({ pid }: Pick<BenchSite, 'pid'>): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')
    const web = children.find((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('server.ts'))
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${web}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

/** Canonical address of the first story that a front page links to. */
export async function firstStory(origin: string, locale: Locale): Promise<string> {
  const html = await (await fetch(origin + frontPath(locale))).text()
  const found = new RegExp(`href="(${frontPath(locale)}/[a-z-]+/\\d+-[^"]+)"`).exec(html)?.[1]
  if (!found) throw new Error(`the front page ${locale} links to no story`)
  return `${origin}${found}`
}
