// Every answer on the reader's side carries the headers that keep it safe, and no page allows inline scripts.
import { expect, test } from '@playwright/test'
import { interactiveTypes, locales, pagesOf, storyPath } from './testing/site.ts'

/** A Content-Security-Policy by directive. */
const directives = (policy: string) =>
  new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name, sources] as const
    }),
  )

for (const locale of locales) {
  test(`${locale}: every page is protected by its headers`, async ({ request }) => {
    for (const [type, path] of Object.entries(await pagesOf(request, locale))) {
      const answer = await request.get(path)
      const headers = answer.headers()
      const policy = directives(headers['content-security-policy'] ?? '')
      const scripts = policy.get('script-src')
      expect(scripts, `${path}: script-src`).toBeDefined()
      const interactive = interactiveTypes.some((name) => name === type)
      if (interactive) expect(scripts, path).toEqual(["'self'", expect.stringMatching(/^'nonce-[\w+/]{22,}={0,2}'$/)])
      else expect(scripts, path).toEqual(["'self'"])
      expect(policy.get('default-src'), path).toEqual(["'self'"])
      expect(policy.get('object-src'), path).toEqual(["'none'"])
      expect(policy.get('base-uri'), path).toEqual(["'self'"])
      expect(policy.get('frame-ancestors'), path).toEqual(["'self'"])
      expect(policy.get('form-action'), path).toEqual(["'self'"])
      for (const [name, sources] of policy) {
        for (const source of sources) expect(source, `${path}: ${name}`).not.toMatch(/^https?:|^\*|unsafe-eval/)
      }
      expect(headers['x-content-type-options'], path).toBe('nosniff')
      expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin')
      expect(headers['permissions-policy'], path).toContain('camera=()')
      for (const told of ['x-powered-by', 'critical-ch', 'accept-ch', 'server', 'set-cookie']) {
        expect(headers[told], `${path}: ${told}`).toBeUndefined()
      }
      expect(headers['cache-control'], path).toMatch(
        interactive ? /^private, no-cache$/ : /^public, max-age=0, s-maxage=\d+/,
      )
    }
  })
}

test('a nonce is used once', async ({ request }) => {
  const nonce = async () => {
    const answer = await request.get('/ar/latest')
    const found = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1]
    expect(await answer.text()).toContain(`nonce="${found}"`)
    return found
  }
  expect(await nonce()).not.toBe(await nonce())
})

test('files and pictures can’t be taken for anything else', async ({ request }) => {
  const html = await (await request.get(await storyPath(request, 'harbour', 'ar'))).text()
  const files = [...html.matchAll(/(?:src|href)="(\/(?:assets|media|_next)\/[^"]+)"/g)].map((match) => match[1] ?? '')
  expect(files.some((file) => file.startsWith('/media/'))).toBe(true)
  for (const file of new Set(files)) {
    const { 'x-content-type-options': options, ...headers } = (await request.get(file)).headers()
    expect(options, file).toBe('nosniff')
    if (file.startsWith('/media/')) expect(headers['content-security-policy'], file).toContain('sandbox')
  }
})
