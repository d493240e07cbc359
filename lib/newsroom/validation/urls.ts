// Addresses that a story may lead to. A reader's browser runs what `javascript:` and `data:` name: those are refused.

/** Whether a link in a story may lead to `address`: a web page or a mail address, written out in full. */
export function isLinkUrl(address: unknown): boolean {
  const url = parse(address)
  if (!url) return false
  if (url.protocol === 'mailto:') return /^[^\s@]+@[^\s@]+$/.test(decoded(url.pathname))
  return isWeb(url)
}

/** Whether `address` may be embedded: a secure web page. */
export function isEmbedUrl(address: unknown): boolean {
  const url = parse(address)
  return url !== null && url.protocol === 'https:' && isWeb(url)
}

function parse(address: unknown): URL | null {
  // The parser would drop tabs and line breaks, and browsers with it: `java\nscript:` is no address.
  if (typeof address !== 'string' || /[\p{Cc}\s\\]/u.test(address)) return null
  return URL.parse(address)
}

function isWeb(url: URL): boolean {
  const hasHost = url.hostname !== '' && !url.username && !url.password
  return hasHost && (url.protocol === 'http:' || url.protocol === 'https:')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
