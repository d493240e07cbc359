/**
 * Whether PostgreSQL would refuse the text or change it in silence: it has no NUL, and half of a surrogate pair is no
 * character.
 */
export function hasBadCharacters(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}
