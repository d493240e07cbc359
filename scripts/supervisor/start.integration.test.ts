import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isAlive } from '#lib/database/embedded/leftover.ts'

/** A project whose web process and worker are stand-ins: the supervisor, the database and the migrations are real. */
const project = mkdtempSync(path.join(tmpdir(), 'warta-start é '))
const root = process.cwd()
const dataDir = path.join(project, 'data')

const standIn = (name: string, more: string) => `
  console.log('${name} up ' + process.pid)
  process.on('SIGTERM', () => { console.log('${name} down'); process.exit() })
  ${more}
`
beforeAll(() => {
  chmodSync(project, 0o755)
  mkdirSync(path.join(project, 'scripts'))
  mkdirSync(path.join(project, 'lib/newsroom'), { recursive: true })
  symlinkSync(path.join(root, 'scripts/supervisor'), path.join(project, 'scripts/supervisor'))
  symlinkSync(path.join(root, 'migrate.ts'), path.join(project, 'migrate.ts'))
  symlinkSync(path.join(root, 'lib/newsroom/migrations'), path.join(project, 'lib/newsroom/migrations'))
  writeFileSync(path.join(project, 'scripts/build.ts'), '')
  const serve = `require('http').createServer((_, to) => to.end('baik')).listen(process.env.PORT, '127.0.0.1')`
  writeFileSync(path.join(project, 'server.ts'), standIn('web', serve))
  writeFileSync(path.join(project, 'worker.ts'), standIn('worker', 'setInterval(() => {}, 1000)'))
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

type Start = {
  process: ChildProcessByStdio<null, Readable, Readable>
  output: () => string
  pid: (name: string) => number
}
const started: Start[] = []
afterEach(async () => {
  for (const { process: supervisor } of started.splice(0)) {
    if (supervisor.exitCode !== null || supervisor.signalCode !== null) continue
    supervisor.kill('SIGTERM')
    await once(supervisor, 'exit')
  }
})

function start(port: number, env: Record<string, string> = {}): Start {
  const { DATABASE_URL: _url, DATA_DIR: _dir, ...inherited } = process.env
  const supervisor = spawn(process.execPath, ['scripts/supervisor/start.ts', '--empty'], {
    cwd: project,
    env: { ...inherited, VITEST: '', PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [supervisor.stdout, supervisor.stderr]) stream.on('data', (chunk) => (text += chunk))
  const pid = (name: string) => Number([...text.matchAll(new RegExp(`${name} up (\\d+)`, 'g'))].at(-1)?.[1] ?? 0)
  const run = { process: supervisor, output: () => text, pid }
  started.push(run)
  return run
}

const until = (run: Start, text: string) => expect.poll(run.output, { timeout: 90_000, interval: 20 }).toContain(text)
const databasePid = () => Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

describe('one start', () => {
  it('says when it is ready, and stops web, worker and database in this order on Ctrl-C', async () => {
    const run = start(4201)
    // Readers are served before the worker is there.
    for (const text of ['Warta is ready.', 'worker up']) await until(run, text)
    expect(await (await fetch('http://127.0.0.1:4201')).text()).toBe('baik')
    const database = databasePid()
    run.process.kill('SIGINT')
    // Not "exit": what was printed last may still be on its way then.
    const [status] = await once(run.process, 'close')
    expect(status).toBe(0)
    expect(run.output().match(/(web|worker) down/g)).toEqual(['web down', 'worker down'])
    expect(isAlive(database)).toBe(false)
    expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8').trim()).toMatch(/database system is shut down$/)
  })

  it('is refused while another runs on the same data, and when its port is taken', async () => {
    const first = start(4202)
    await until(first, 'Warta is ready.')
    const second = start(4203)
    expect(await once(second.process, 'close')).toEqual([1, null])
    expect(second.output()).toContain(`The data in ${dataDir} is in use by another start of Warta`)
    const third = start(4202, { DATA_DIR: path.join(project, 'data-2') })
    expect(await once(third.process, 'close')).toEqual([1, null])
    expect(third.output()).toContain('PORT: something else listens on 127.0.0.1:4202')
    expect(await (await fetch('http://127.0.0.1:4202')).text()).toBe('baik')
  })

  it.each(['web', 'worker'])('starts a killed %s again', async (name) => {
    const run = start(4204)
    await until(run, 'Warta is ready.')
    await until(run, `${name} up`)
    const killed = run.pid(name)
    process.kill(killed, 'SIGKILL')
    await expect.poll(() => run.pid(name), { timeout: 10_000 }).not.toBe(killed)
  })

  it('starts a killed database again, on the port that everybody knows', async () => {
    const run = start(4205)
    await until(run, 'Warta is ready.')
    const killed = databasePid()
    const port = readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')
    process.kill(killed, 'SIGKILL')
    const pid = () => {
      try {
        return databasePid()
      } catch {
        return killed
      }
    }
    await expect.poll(pid, { timeout: 10_000 }).not.toBe(killed)
    expect(readFileSync(path.join(dataDir, 'postgres.json'), 'utf8')).toBe(port)
  })

  it('comes after one that was killed, whose children it left behind', async () => {
    const first = start(4206)
    await until(first, 'Warta is ready.')
    await until(first, 'worker up')
    const left = [first.pid('web'), first.pid('worker'), databasePid()]
    first.process.kill('SIGKILL')
    await once(first.process, 'exit')
    const second = start(4206)
    await until(second, 'Warta is ready.')
    expect(left.filter(isAlive)).toEqual([])
  })

  it('names every wrong setting and starts nothing', async () => {
    const run = start(4207, { ROLES: 'portal,semua', SITE_URL: 'berita' })
    expect(await once(run.process, 'close')).toEqual([1, null])
    expect(run.output().trim().split('\n')).toEqual([
      expect.stringMatching(/^SITE_URL: "berita" is not allowed/),
      expect.stringMatching(/^ROLES: "portal,semua" is not allowed/),
    ])
  })

  it('stops within a moment when it is told to while it is starting', async () => {
    const run = start(4208)
    await until(run, 'worker up')
    run.process.kill('SIGTERM')
    expect(await once(run.process, 'close')).toEqual([0, null])
    expect(isAlive(run.pid('worker'))).toBe(false)
  })
})
