import { createHash } from 'node:crypto'

/**
 * A fingerprint of a tagged text: 32 hexadecimal digits of SHA-256. Texts that differ only in blanks, or in how their
 * letters are composed (NFC), have the same; what a text is (heading, paragraph), and where it stands, is no part of it.
 */
export function textHash(tagged: string): string {
  const text = composed(tagged).replace(/\s+/gu, ' ').trim()
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/**
 * NFC takes time with the square of the number of marks on one letter: 30 s for 250,000. No writing system has more
 * than 30 (Unicode Standard Annex #15, Stream-Safe Text Format); more are left as they are.
 */
function composed(text: string): string {
  return text
    .split(/(\p{M}{31,})/u)
    .map((part, index) => (index % 2 === 0 ? part.normalize('NFC') : part))
    .join('')
}
