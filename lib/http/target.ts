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
  /** The query as written, with its question mark, or empty. */
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

function readQuery(search: string): [string, string][] | null {
  const pairs: [string, string][] = []
  for (const part of search.slice(1).split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const rawName = equals === -1 ? part : part.slice(0, equals)
    const name = decode(rawName.replaceAll('+', ' '))
    const value = decode((equals === -1 ? '' : part.slice(equals + 1)).replaceAll('+', ' '))
    if (name === null || value === null || name.includes('\0') || value.includes('\0')) return null
    pairs.push([name, value])
  }
  return pairs
}

/**
 * Parses a request target such as `/id/dunia?before=1-2`.
 *
 * @param url the target as it stands in the request line
 * @returns `malformed` for dot segments, empty segments, encoded slashes, NUL, bad percent-encoding or UTF-8
 */
export function parseTarget(url: string): Target | BadTarget {
  if (url.length > longest) return { kind: 'tooLong' }
  if (!url.startsWith('/') || forbiddenRaw.test(url)) return { kind: 'malformed' }
  const mark = url.indexOf('?')
  const rawPath = mark === -1 ? url : url.slice(0, mark)
  const search = mark === -1 ? '' : url.slice(mark)
  const trailingSlash = rawPath.length > 1 && rawPath.endsWith('/')
  const segments = readSegments(rawPath.slice(1, trailingSlash ? -1 : undefined))
  const query = readQuery(search)
  if (segments === null || query === null) return { kind: 'malformed' }
  const path = `/${segments.map(encodeURIComponent).join('/')}`
  return { kind: 'target', segments, path, trailingSlash, query, search }
}
