// Parses the request target of a reader URL (RFC 9110 section 7.1), which may be anything.

/** Longest accepted request target in characters; RFC 9110 section 4.1 asks for at least 8,000, no page needs 2,048. */
const longest = 2048

export type Target = {
  readonly kind: 'target'
  /** Decoded path segments: none empty, none `.` or `..`, no slash, backslash or control character in any. */
  readonly segments: readonly string[]
  /** The path in its canonical spelling, percent-encoded, without a trailing slash: `/id/dunia`. */
  readonly path: string
  /** The path was written with a trailing slash. */
  readonly trailingSlash: boolean
  readonly query: readonly (readonly [name: string, value: string])[]
  /** The query with its question mark, or empty: as written, or encoded anew where it was broken. */
  readonly search: string
}

export type BadTarget = { readonly kind: 'malformed' } | { readonly kind: 'tooLong' }

// Controls, spaces, non-ASCII characters and backslashes are not allowed in a target; a fragment is never sent.
const forbiddenRaw = /[^\x21-\x7e]|[\\#]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being refused
const forbiddenDecoded = /[\0-\x1f\x7f/\\]/

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function readSegments(path: string): string[] | null {
  if (path === '') return []
  const segments: string[] = []
  for (const raw of path.split('/')) {
    const segment = decode(raw)
    if (segment === null || segment === '' || segment === '.' || segment === '..') return null
    if (forbiddenDecoded.test(segment)) return null
    segments.push(segment)
  }
  return segments
}

/** Decodes a part of a query that is no percent-encoded UTF-8: what can't be read is U+FFFD, a lone `%` is itself. */
const decodeLoosely = (text: string): string =>
  text
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'))
    .replaceAll('\0', '\uFFFD')

/** Node gives a byte that should have been encoded as the character of its number. */
const encodeRaw = (search: string): string =>
  search.replace(/[^\x21-\x7e]|[\\#]/gu, (sign) =>
    sign <= '\xff' ? `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}` : encodeURIComponent(sign.toWellFormed()),
  )

type Query = Pick<Target, 'query' | 'search'>

/** Reads a query, however broken: campaigns and messengers cut and add what they like, and pages don't ask for it. */
function readQuery(written: string): Query {
  const encoded = encodeRaw(written)
  let sound = encoded === written
  const read = (part: string): string => {
    const spaced = part.replaceAll('+', ' ')
    const text = decode(spaced)
    if (text !== null && !text.includes('\0')) return text
    sound = false
    return decodeLoosely(spaced)
  }
  const query = encoded
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const equals = part.indexOf('=')
      return equals === -1 ? [read(part), ''] : [read(part.slice(0, equals)), read(part.slice(equals + 1))]
    })
  if (sound) return { query, search: written }
  const search = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
  return { query, search: `?${search}` }
}

/**
 * Parses a request target such as `/id/dunia?before=1-2`.
 *
 * @param url the target as it stands in the request line
 * @returns `malformed` for a path with dot segments, empty segments, encoded slashes, NUL, bad percent-encoding or UTF-8
 */
export function parseTarget(url: string): Target | BadTarget {
  if (url.length > longest) return { kind: 'tooLong' }
  const mark = url.indexOf('?')
  const rawPath = mark === -1 ? url : url.slice(0, mark)
  if (!rawPath.startsWith('/') || forbiddenRaw.test(rawPath)) return { kind: 'malformed' }
  const trailingSlash = rawPath.length > 1 && rawPath.endsWith('/')
  const segments = readSegments(rawPath.slice(1, trailingSlash ? -1 : undefined))
  if (segments === null) return { kind: 'malformed' }
  const { query, search } = readQuery(mark === -1 ? '' : url.slice(mark))
  const path = `/${segments.map(encodeURIComponent).join('/')}`
  return { kind: 'target', segments, path, trailingSlash, query, search }
}
