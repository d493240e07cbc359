// Hashes of segments, by which texts are compared.
import { createHash } from 'node:crypto'
import { composeLetters } from '#lib/text/characters.ts'

/**
 * The hash of a tagged text: 32 hexadecimal digits of SHA-256. Texts that differ only in whitespace or Unicode
 * normalisation have the same hash; a segment's kind and place don't count.
 */
export function textHash(tagged: string): string {
  return createHash('sha256').update(normaliseText(tagged)).digest('hex').slice(0, 32)
}

/** A text prepared for comparison: in NFC, each run of whitespace a single blank, trimmed. */
export function normaliseText(text: string): string {
  return composeLetters(text).replace(/\s+/gu, ' ').trim()
}
