// Requests to the newsroom that should not even be read.
import { type PictureFault, uploadRequestLimit } from '../media/inspect.ts'

/** Largest request in bytes that is no upload: a story, with room. */
const documentLimit = 5 * 1024 * 1024

type Refusal = {
  readonly status: number
  /** For programs. */
  readonly message: string
  /** For people, where it is a file of theirs. */
  readonly fault?: PictureFault
}

/** Why a request is refused by its address and headers alone; null if it is not. */
export function refusalOf(request: Pick<Request, 'url' | 'headers' | 'method'>): Refusal | null {
  if (!isReadable(request.url) || asksTooMuch(request.url)) {
    return { status: 400, message: 'The address is not well formed.' }
  }
  if (leadsNowhere.test(new URL(request.url).pathname)) return { status: 404, message: 'There is nothing here.' }
  if (isForeign(request)) return { status: 403, message: 'This request comes from another site.' }
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return null
  const length = request.headers.get('content-length')
  if (length === null) {
    return request.headers.has('transfer-encoding') ? { status: 411, message: 'Content-Length is missing.' } : null
  }
  const isUpload = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false
  const limit = isUpload ? uploadRequestLimit : documentLimit
  if (Number(length) <= limit) return null
  const message = `At most ${limit} bytes are taken.`
  return isUpload ? { status: 413, message, fault: { is: 'tooLarge', size: Number(length) } } : { status: 413, message }
}

/** Addresses of Payload's for what the newsroom has not: accounts that are confirmed by mail, versions of globals. */
const leadsNowhere = /^\/api\/(?:users\/verify|globals\/[^/]+\/versions)(?:\/|$)/

/** PostgreSQL stores no NUL, and what is not UTF-8 means nothing. */
function isReadable(url: string): boolean {
  const { pathname, search } = new URL(url)
  try {
    return !decodeURIComponent(pathname + search.replaceAll('+', ' ')).includes('\0')
  } catch {
    return false
  }
}

/** What Payload keeps of an account and shows to nobody. */
const secret = /(?:^|[.-])(?:hash|salt|reset\w*)\s*$/i

/**
 * Whether a question holds what Payload 3.90 fails on; nothing in the newsroom asks so:
 * - a condition over more than one relation (`article.createdBy.email`): Payload looks at the third part of the path
 *   without waiting for the answer, so that its refusal is an unhandled rejection, which ends the process;
 * - geographical operators, and `all`: there are no places on a map here, and Payload has none of them for PostgreSQL;
 * - a condition written as JSON, which would have to be read to be looked at;
 * - an order by what nobody may see: it tells it bit by bit.
 */
function asksTooMuch(url: string): boolean {
  const { pathname, searchParams } = new URL(url)
  // Payload takes two underscores for a dot.
  const asked = [...searchParams].map(([name, value]) => [name.replaceAll('__', '.'), value] as const)
  if (asked.some(([name, value]) => /(?:^|\[)where\]?(?:\[\])?$/.test(name) && value.trim() !== '')) return true
  const orders = asked.flatMap(([name, value]) =>
    /(?:^|\[)sort\b/.test(name) ? value.replaceAll('__', '.').split(',') : [],
  )
  // A picture's `hash` is no secret.
  const ofPeople = /\/users(?:\/|$)/.test(pathname)
  if (orders.some((path) => secret.test(path) && (ofPeople || path.includes('.')))) return true
  const names = [...asked.map(([name]) => name), ...orders]
  if (names.some((name) => /\[(?:near|within|intersects|all)\]/.test(name))) return true
  return names.some((name) =>
    name
      .replaceAll('version.', '')
      .split(/\]\[|[[\]]/)
      .some((part) => part.split('.').length > 2),
  )
}

/**
 * Whether a page of another site makes a browser send this: the session's cookie must not work for it. The newsroom
 * may stand under any host name, so what counts is the one that the request itself was sent to.
 */
function isForeign({ headers }: Pick<Request, 'headers'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site === 'cross-site') return true
  const origin = headers.get('origin')
  if (!origin) return false
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  return URL.parse(origin)?.host !== host
}
