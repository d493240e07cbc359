import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isAlive } from '#lib/database/embedded/leftover.ts'
import { runToCompletion, supervise } from './child.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'warta-child-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Code of a child that writes its process id to a file and stays. */
const staying = (file: string, more = '') =>
  `require('fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000); ${more}`
const pidIn = (file: string) => (existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0)
const slow = { timeout: 10_000, interval: 20 }

describe('supervise', () => {
  const keep = (code: string, told: string[] = []) =>
    supervise({ name: 'It', args: ['-e', code], env: process.env, say: (line) => told.push(line), backOffMs: 10 })

  it('starts a killed process again, and says so', async () => {
    const file = path.join(folder, 'killed')
    const told: string[] = []
    const kept = keep(staying(file), told)
    await expect.poll(() => pidIn(file), slow).toBeGreaterThan(0)
    const first = pidIn(file)
    process.kill(first, 'SIGKILL')
    await expect.poll(() => pidIn(file), slow).not.toBe(first)
    expect(told).toEqual(['It ended (signal SIGKILL). Starting it again.'])
    await kept.stop()
    expect(isAlive(pidIn(file))).toBe(false)
  })

  it('insists when a process does not end when asked to', async () => {
    const file = path.join(folder, 'deaf')
    const kept = keep(`process.on('SIGTERM', () => {}); ${staying(file)}`)
    await expect.poll(() => pidIn(file), slow).toBeGreaterThan(0)
    await kept.stop(200)
    expect(isAlive(pidIn(file))).toBe(false)
  })

  it('reports a process that never stays up, and stops in the middle of a pause', async () => {
    const kept = keep('process.exit(3)')
    await expect(kept.failed).rejects.toThrow('It does not stay up (status 3)')
    await kept.stop()
  })

  it('ends the process when the supervisor is killed, even one that is deaf to SIGTERM', async () => {
    const file = path.join(folder, 'orphan')
    const supervisor = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { supervise } from '#scripts/supervisor/child.ts'
         const code = ${JSON.stringify(`process.on('SIGTERM', () => {}); ${staying(file)}`)}
         supervise({ name: 'It', args: ['-e', code], env: process.env, say: console.log })`,
      ],
      { stdio: 'inherit' },
    )
    await expect.poll(() => pidIn(file), slow).toBeGreaterThan(0)
    supervisor.kill('SIGKILL')
    await once(supervisor, 'exit')
    await expect.poll(() => isAlive(pidIn(file)), slow).toBe(false)
  })
})

describe('runToCompletion', () => {
  const { signal } = new AbortController()

  it('puts the output of a quiet failure into the error', async () => {
    const run = runToCompletion(['-e', 'console.log("sebabnya"); process.exit(4)'], {
      env: process.env,
      signal,
      quiet: true,
    })
    await expect(run).rejects.toThrow(/sebabnya[\s\S]*failed \(status 4\)/)
  })

  it('ends what the process started, too, when it is aborted', async () => {
    const file = path.join(folder, 'grandchild')
    const aborting = new AbortController()
    const code = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(staying(file))}])
                  setInterval(() => {}, 1000)`
    const run = runToCompletion(['-e', code], { env: process.env, signal: aborting.signal })
    await expect.poll(() => pidIn(file), slow).toBeGreaterThan(0)
    aborting.abort()
    await expect(run).rejects.toThrow()
    await expect.poll(() => isAlive(pidIn(file)), slow).toBe(false)
  })
})
