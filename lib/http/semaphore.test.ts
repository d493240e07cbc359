import { describe, expect, it } from 'vitest'
import { OverloadError, Semaphore } from './semaphore.ts'

describe('Semaphore', () => {
  it('lets so many run, so many wait, and refuses the rest', async () => {
    const semaphore = new Semaphore(2, 1)
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const begun: string[] = []
    const work = (name: string, gate?: Promise<void>) => () => {
      begun.push(name)
      return gate ?? Promise.resolve()
    }
    const running = gates.map(({ promise }, at) => semaphore.run(work(`${at}`, promise)))
    const waiting = semaphore.run(work('waiting'))
    await expect(semaphore.run(work('refused'))).rejects.toThrow(OverloadError)
    expect(begun).toEqual(['0', '1'])
    gates[0]?.resolve()
    await waiting
    expect(begun).toEqual(['0', '1', 'waiting'])
    gates[1]?.resolve()
    await Promise.all(running)
    await semaphore.run(work('later'))
    expect(begun).toEqual(['0', '1', 'waiting', 'later'])
  })

  it('makes room after a failure', async () => {
    const semaphore = new Semaphore(1, 0)
    await expect(semaphore.run(async () => Promise.reject(new Error('down')))).rejects.toThrow('down')
    await expect(semaphore.run(async () => 'up')).resolves.toBe('up')
  })
})
