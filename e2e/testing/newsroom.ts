// The newsroom's side of the tests: an account, and writing through the REST API as the admin interface does.
import type { APIRequestContext } from '@playwright/test'
import { paragraphsBody } from '#lib/content/body/write.ts'
import type { TranslationLocale } from '#lib/locales.ts'
import { firstAccountCode } from '#lib/newsroom/accounts/first-account.ts'
import { keptSecret } from '#lib/runtime/secrets.ts'
import { onThisMachine } from '#lib/runtime/testing/slowness.ts'
import { dataDir, origin } from './site.ts'

/** The account that the first test to need one creates. */
export const account = { email: 'editor@warta.example', password: 'a long enough password', name: 'Editor Uji' }

/** The code that `scripts/start` prints while there is no account. */
export const startCode = () => firstAccountCode(process.env.PAYLOAD_SECRET ?? keptSecret(dataDir))

type Created = { doc: { id: number } }

/** Signed in through REST; creates the first account if there is none. */
export async function signIn(request: APIRequestContext) {
  const { email, password } = account
  let answer = await request.post('/api/users/login', { data: { email, password }, headers: { origin } })
  if (!answer.ok()) {
    const first = { ...account, role: 'admin', startCode: startCode() }
    await request.post('/api/users/first-register', { data: first, headers: { origin } })
    answer = await request.post('/api/users/login', { data: { email, password }, headers: { origin } })
  }
  const { token } = (await answer.json()) as { token?: string }
  if (!token) throw new Error(`signing in answered ${answer.status()}`)
  const headers = { authorization: `JWT ${token}`, origin }

  async function send(method: 'POST' | 'PATCH' | 'DELETE', path: string, data?: object): Promise<Created> {
    const sent = await request.fetch(`/api${path}`, { method, headers, ...(data ? { data } : {}) })
    if (!sent.ok()) throw new Error(`${method} ${path} answered ${sent.status()}: ${await sent.text()}`)
    return (await sent.json()) as Created
  }

  return {
    headers,
    /** Publishes a story in the section with this key; gives its id. */
    async publish(headline: string, more: object = {}): Promise<number> {
      const found = await request.get('/api/sections?where[key][equals]=world&depth=0', { headers })
      const { docs } = (await found.json()) as { docs: { id: number }[] }
      const story = {
        headline,
        body: paragraphsBody(['Isi berita.']),
        section: docs[0]?.id,
        _status: 'published',
        ...more,
      }
      return (await send('POST', '/articles', story)).doc.id
    },
    async translate(article: number, locale: TranslationLocale, headline: string, text: string): Promise<number> {
      const translation = {
        article,
        locale,
        headline,
        body: paragraphsBody([text]),
        origin: 'human',
        _status: 'published',
      }
      return (await send('POST', '/translations', translation)).doc.id
    },
    change: (article: number, data: object) => send('PATCH', `/articles/${article}`, { ...data, _status: 'published' }),
    remove: (article: number) => send('DELETE', `/articles/${article}`),
  }
}

/** Asks until `done` says yes; gives the milliseconds it took. Throws after `within`, as long as that is on this machine. */
export async function until(done: () => Promise<boolean>, within: number, what: string): Promise<number> {
  const begun = performance.now()
  for (;;) {
    if (await done()) return performance.now() - begun
    const taken = performance.now() - begun
    if (taken > within && taken > onThisMachine(within)) throw new Error(`${what}: not within ${within} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
