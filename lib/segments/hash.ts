import { createHash } from 'node:crypto'

/**
 * A fingerprint of a tagged text: 32 hexadecimal digits of SHA-256. Texts that differ only in blanks, or in how their
 * letters are composed (NFC), have the same; what a text is (heading, paragraph), and where it stands, is no part of it.
 */
export function textHash(tagged: string): string {
  return createHash('sha256').update(normalised(tagged)).digest('hex').slice(0, 32)
}

/** A text by which it is compared with others: letters composed (NFC), single blanks, none at its ends. */
export function normalised(text: string): string {
  return composed(text).replace(/\s+/gu, ' ').trim()
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
