import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { capture, RenderError } from './capture.ts'

const captured = (answer: (response: ServerResponse) => void | Promise<void>) =>
  capture(async (_request, response) => answer(response), '/id', { host: 'news.example' }, 200)

describe('capture', () => {
  it.each<[string, (response: ServerResponse) => void, Awaited<ReturnType<typeof capture>>]>([
    [
      'headers set one by one',
      (response) => {
        response.statusCode = 404
        response.setHeader('X-A', ['1', '2'])
        response.flushHeaders()
        response.end('日本')
      },
      { status: 404, headers: { 'x-a': ['1', '2'] }, body: Buffer.from('日本') },
    ],
    [
      'headers as an object, bytes in pieces',
      (response) => {
        response.writeHead(200, { 'X-A': '1' })
        response.write(Buffer.from('سلا'))
        response.write(new Uint8Array([0xd9]))
        response.end(Buffer.from([0x85]))
      },
      { status: 200, headers: { 'x-a': '1' }, body: Buffer.from('سلام') },
    ],
    [
      'headers as a list, after a status text',
      (response) => response.writeHead(308, 'Moved', ['Location', '/id/x']).end(),
      { status: 308, headers: { location: '/id/x' }, body: Buffer.alloc(0) },
    ],
    [
      'text in other encodings',
      (response) => response.end('c2Fsw6Rt', 'base64'),
      { status: 200, headers: {}, body: Buffer.from('saläm') },
    ],
    [
      'an end told twice',
      (response) => response.end('once').end('twice'),
      { status: 200, headers: {}, body: Buffer.from('once') },
    ],
  ])('collects %s', async (_what, answer, expected) => {
    expect(await captured(answer)).toEqual({ ...expected, headers: expect.objectContaining(expected.headers) })
  })

  it('calls back when something is written, as a real response does', async () => {
    const called: string[] = []
    await captured(
      (response) =>
        new Promise<void>((resolve) => {
          response.write('a', () => called.push('written'))
          response.on('finish', () => called.push('finish'))
          response.on('close', resolve)
          response.end(() => called.push('ended'))
        }),
    )
    await new Promise(setImmediate)
    expect(called).toEqual(['written', 'ended', 'finish'])
  })

  it.each<[string, (response: ServerResponse) => void | Promise<void>, number]>([
    ['never ends', () => {}, 503],
    ['ends without an answer', (response) => void response.destroy(), 500],
    ['is endless', (response) => void response.end(Buffer.alloc(33 * 1024 * 1024)), 500],
  ])('says so when rendering %s', async (_how, answer, status) => {
    const failure = await captured(answer).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(RenderError)
    expect(failure).toMatchObject({ status })
  })

  it('passes on what the renderer throws', async () => {
    await expect(captured(async () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  })

  it('tells the renderer that nobody waits any more', async () => {
    let closed = false
    await captured((response) => {
      response.on('close', () => {
        closed = true
      })
    }).catch(() => {})
    await new Promise(setImmediate)
    expect(closed).toBe(true)
  })
})
