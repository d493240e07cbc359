// Addresses in bodies, checked once more before they stand in a page.

/** A browser drops tabs and line ends from addresses, and takes `\` for `/`: with them nothing is what it looks like. */
const disguised = /[\p{Cc}\s\\]/u

function parse(value: unknown, protocols: readonly string[]): string | null {
  const address = typeof value === 'string' ? value.trim() : ''
  if (disguised.test(address)) return null
  const url = URL.parse(address)
  return url && protocols.includes(url.protocol) ? address : null
}

/**
 * The address of a link, if a reader may follow it.
 * @returns the address without blanks at its ends; null for anything but http, https and mailto
 */
export const safeUrl = (value: unknown): string | null => parse(value, ['http:', 'https:', 'mailto:'])

/** The address of a page; null for anything but http and https. */
export const safeWebUrl = (value: unknown): string | null => parse(value, ['http:', 'https:'])
