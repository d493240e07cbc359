// Addresses in bodies: which may be stored, and which may be shown. A reader's browser runs what `javascript:` and
// `data:` name; neither rule lets them through.

/** Whether a link in a story may lead to `address`: a web page, a mail address or a telephone, written out in full. */
export function isLinkUrl(address: unknown): boolean {
  const url = parse(address)
  if (!url) return false
  if (url.protocol === 'mailto:') return /^[^\s@]+@[^\s@]+$/.test(decoded(url.pathname))
  if (url.protocol === 'tel:') return /^\+?[\d().\s-]{3,30}$/.test(decoded(url.pathname))
  return isWeb(url)
}

/** Whether `address` may be embedded: a secure web page. */
export function isEmbedUrl(address: unknown): boolean {
  const url = parse(address)
  return url !== null && url.protocol === 'https:' && isWeb(url)
}

/**
 * The address of a stored link, if a reader may follow it. More lenient than `isLinkUrl`, which may have been stricter
 * since the body was stored.
 * @returns the address without blanks at its ends; `null` for anything but http, https, mailto and tel
 */
export const safeUrl = (address: unknown): string | null => shown(address, ['http:', 'https:', 'mailto:', 'tel:'])

/** The address of a stored web page; `null` for anything but http and https. */
export const safeWebUrl = (address: unknown): string | null => shown(address, ['http:', 'https:'])

function shown(address: unknown, protocols: readonly string[]): string | null {
  const trimmed = typeof address === 'string' ? address.trim() : ''
  const url = parse(trimmed)
  return url && protocols.includes(url.protocol) ? trimmed : null
}

/** A browser drops tabs and line ends from addresses, and takes `\` for `/`: `java\nscript:` is no address. */
const disguised = /[\p{Cc}\s\\]/u

function parse(address: unknown): URL | null {
  return typeof address === 'string' && !disguised.test(address) ? URL.parse(address) : null
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
