/** A short word or number, a hyphen, digits: 19-21, ke-88, COVID-19. */
const hyphenated = /(?<![\p{L}\p{M}\p{N}-])[\p{L}\p{M}\p{N}]{1,12}(?:-\p{Nd}{1,12}){1,4}(?![\p{L}\p{M}\p{N}-])/gu

/**
 * A text as it is set. Browsers break lines after a hyphen even before a digit, where UAX #14 (LB25) does not: a word
 * joiner (U+2060), which is not seen, keeps a score or an ordinal on one line. In the text, not an element around it:
 * elements within a line are shifts of the layout when a font comes late.
 *
 * @param text plain text of any language
 */
export const typeset = (text: string): string =>
  text.includes('-') ? text.replace(hyphenated, (found) => found.replaceAll('-', '-\u2060')) : text
