// One request to an IndexNow service: https://www.indexnow.org/documentation
import { isIP } from 'node:net'

/** Addresses in one request, by the protocol. */
export const maxUrlsPerRequest = 10_000
const patience = 20_000

export type Submission = {
  readonly siteUrl: string
  readonly key: string
  readonly urls: readonly string[]
}

export type Outcome =
  | { readonly kind: 'taken' }
  /** The service will never take this: trying again is of no use. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** `after`: seconds that the service asks to wait. */
  | { readonly kind: 'failed'; readonly reason: string; readonly after: number | null }

/** Whether search engines could reach a site: https, and a host name of the public internet. */
export function isPublicSite(siteUrl: string): boolean {
  const { protocol, hostname } = new URL(siteUrl)
  if (protocol !== 'https:' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return false
  return hostname.includes('.') && !/\.(?:localhost|local|internal|test|example|invalid|lan|home\.arpa)$/.test(hostname)
}

function outcomeOf(response: Response): Outcome {
  const { status } = response
  if (status === 200 || status === 202) return { kind: 'taken' }
  const reason = `answered ${status}`
  if (status === 400 || status === 422) return { kind: 'refused', reason }
  const after = Number(response.headers.get('retry-after'))
  return { kind: 'failed', reason, after: Number.isFinite(after) && after > 0 ? after : null }
}

/** Tells a service of at most `mostUrls` addresses. Never throws. */
export async function submit(endpoint: string, { siteUrl, key, urls }: Submission): Promise<Outcome> {
  const body = { host: new URL(siteUrl).host, key, keyLocation: `${siteUrl}/${key}.txt`, urlList: urls }
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    await response.body?.cancel()
    return outcomeOf(response)
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Error ? error.message : String(error), after: null }
  }
}
