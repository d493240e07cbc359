// Readable ASCII addresses, the same rule in every edition (architecture.md, "What is true where").

/** Longest slug in characters: long enough for a headline's meaning, short enough to be shared. */
const slugLimit = 80

/** Latin letters that Unicode does not take apart into a base letter and marks. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
  ə: 'e',
}

/**
 * Makes a slug of a text: lower-case ASCII letters and digits joined by single hyphens, never starting or ending with
 * one. Letters of other scripts are left out, so the result is empty for a text that has none of Latin's.
 *
 * @param text any text, e.g. `Québec : « l'été » à 5 °C`
 * @param limit longest result in characters; words are kept whole where at least one fits
 * @returns e.g. `quebec-l-ete-a-5-c`; may be empty
 */
export function slugify(text: string, limit = slugLimit): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøðđþłħıŋə]/gu, (letter) => letters[letter] ?? '')
    // English contractions are one word (don't, it's); French elisions are two (l'été).
    .replace(/(?<=[a-z])['’ʼ](?=(?:s|t|m|d|ll|re|ve)(?![a-z]))/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
  if (plain.length <= limit) return plain
  const cut = plain.slice(0, limit + 1)
  const lastWord = cut.lastIndexOf('-')
  return lastWord > 0 ? cut.slice(0, lastWord) : plain.slice(0, limit)
}

/** Whether `text` is already what `slugify` would make: fit for an address. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)
}
