// Text that is about to stand in an XML document.

/** What XML 1.0 has no place for (section 2.2, production Char): most control characters, and U+FFFE and U+FFFF. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/** The text without what no XML document can hold; halves of characters become U+FFFD. */
export const xmlText = (text: string): string => text.toWellFormed().replace(impossible, '')

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** The text as the content or the quoted attribute value of an element, in XML and in HTML. */
export const escapeXml = (text: string): string =>
  xmlText(text).replace(/[&<>"']/g, (character) => entities[character] ?? '')
