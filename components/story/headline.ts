/** Letters of the scripts that fill a square each, twice as wide as those of an alphabet. */
const square = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]/gu

/** Letters of an alphabet above which a headline is set smaller, so that a phone shows more than the headline. */
const maxLength = 110

/** Whether a headline is too long for the usual size. */
export function isLongHeadline(headline: string): boolean {
  return headline.length + (headline.match(square)?.length ?? 0) > maxLength
}
