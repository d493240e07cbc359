// Bad input: a clear 4xx in the reader's language, never a 500, nothing of the stack shown.
import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { port, storyPath } from './testing/site.ts'

/** Sends a path exactly as written: no client may tidy it first. */
function raw(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, headers, method }, (answer) => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        body += chunk
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    sent.on('error', reject)
    sent.end()
  })
}

const paths = [
  '/xx',
  '/xx/world',
  '/ar/no-such-section',
  '/ar/world/999999999-nothing',
  '/ar/world/99999999999999999999999-nothing',
  '/ar/world/abc',
  '/ar/world/-1-x',
  '/ar/world/1e3-x',
  '/ar/99999999',
  '/ar/99999999999999999999',
  '/ar/topics/no-such-topic',
  '/ar/authors/%00',
  '/ar/pages/..%2f..%2fetc%2fpasswd',
  '/ar/../../etc/passwd',
  '/media/..%2f..%2fpackage.json',
  '/media/../package.json',
  '/assets/..%2f..%2fpackage.json',
  '/ar/world?before=%00',
  '/ar/world?before=abc',
  '/ar/world?before=%ff%fe',
  '/ar/world?before=9999999999999999999999-1',
  '/ar/%E0%A4%A',
  '/ar/%ff%fe',
  '/ar/<script>alert(1)</script>'.replaceAll('<', '%3C').replaceAll('>', '%3E'),
  `/ar/${'a'.repeat(5000)}`,
  '/ar//world',
  '/%00',
  '/.env',
  '/package.json',
]

for (const path of paths) {
  test(`GET ${path.slice(0, 60)} is refused politely`, async () => {
    const { status, body } = await raw(path)
    // A parameter that no page declares, or a doubled slash, may be ignored or redirected; nothing may break.
    expect([200, 301, 307, 308, 400, 404, 414].includes(status), `status ${status}`).toBe(true)
    expect(body).not.toMatch(/\bat .+\.(ts|js|tsx):\d+|node_modules|postgres|<script>alert/i)
    if (status >= 400 && path.startsWith('/ar')) expect(body).toMatch(/lang="ar"/)
  })
}

for (const path of ['/xx', '/ar/world/999999999-nothing', '/ar/99999999', '/ar/topics/no-such-topic']) {
  test(`${path} is not found`, async () => {
    expect((await raw(path)).status).toBe(404)
  })
}

test('other methods are refused on reading pages', async ({ request }) => {
  const path = await storyPath(request, 'harbour', 'ar')
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await raw(path, {}, method)).status).toBe(405)
})

test('asking for the framework’s own data format does not poison the page', async ({ request }) => {
  const path = await storyPath(request, 'harbour', 'ja')
  const poisoned = await raw(path, { rsc: '1', 'next-router-state-tree': '%5B%5D', 'next-router-prefetch': '1' })
  expect(poisoned.body).toContain('<html')
  expect((await raw(path)).body).toContain('<html')
})

test('every slug but the canonical one redirects to it', async ({ request }) => {
  const path = await storyPath(request, 'harbour', 'en')
  const id = /\/(\d+)-/.exec(path)?.[1]
  for (const wrong of [`/en/world/${id}-x`, `/en/ekonomi/${id}-harbour`, `/en/economy/${id}`, `/en/${id}`]) {
    const answer = await request.get(wrong, { maxRedirects: 0 })
    expect(answer.status(), wrong).toBe(308)
    expect(new URL(answer.headers().location ?? '', 'http://x').pathname).toBe(path)
  }
})
