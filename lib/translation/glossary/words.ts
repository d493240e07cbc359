// Words of Indonesian text, and the forms in which one word appears: with what is written onto it, and doubled.

/** A word of a text and where it stands, in UTF-16 units. */
export type Word = { readonly text: string; readonly folded: string; readonly start: number; readonly end: number }

/**
 * Text as it is compared: NFC, single blanks, one kind of apostrophe and hyphen, nothing invisible within words.
 * @param text plain text, without tags
 */
export function normaliseWords(text: string): string {
  // NFC takes time with the square of the number of marks on one letter; no writing system has more than 30.
  const composed = /\p{M}{31}/u.test(text) ? text : text.normalize('NFC')
  return composed
    .replace(/[\u00AD\u200B\u2060\uFEFF]/gu, '')
    .replace(/[\u2018\u2019\u02BC]/gu, "'")
    .replace(/[\u2010\u2011]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The words of comparable text: runs of letters, marks and digits. */
export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}_]+/gu), ({ 0: word, index }) => ({
    text: word,
    folded: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }))
}

// What Indonesian writes onto a word without making it another: whose it is (-ku, -mu, -nya) and particles.
const clitic = /(?:ku|mu|nya)$/
const particle = /(?:lah|kah|pun)$/
const ending = /^(?:ku|mu|nya)?(?:lah|kah|pun)?$/

/** Whether a folded word is nothing but such endings, as after a hyphen: the "nya" of "KPK-nya". */
export const isEnding = (folded: string): boolean => folded !== '' && ending.test(folded)

/** The folded word, and what it may be without its endings: "menterinyalah" → "menterinyalah", "menterinya", "menteri". */
export function stemsOf(folded: string): string[] {
  const stems = [folded]
  if (particle.test(folded)) stems.push(folded.replace(particle, ''))
  for (const stem of [...stems]) if (clitic.test(stem)) stems.push(stem.replace(clitic, ''))
  return stems
}

/** Words of their own, whose last syllables only look like endings of a shorter word: "masa" is not in "masalah". */
const indivisible = new Set(['bangku', 'langkah', 'maluku', 'masalah', 'sekolah', 'tingkah', 'tungku'])
/** Shorter words with something behind them are most often other words: "bu" is not in "buku". */
const shortestStem = 4

/**
 * Whether a word is `stem` with endings written onto it. Short stems only count in capitals, as in "KPKnya".
 * @param caseSensitive compares letters as they are; `stem` is folded otherwise
 */
export function isSuffixed(word: Word, stem: string, caseSensitive: boolean): boolean {
  const whole = caseSensitive ? word.text : word.folded
  if (!whole.startsWith(stem) || !isEnding(word.folded.slice(stem.length)) || indivisible.has(word.folded)) return false
  return stem.length >= shortestStem || /^[\p{Lu}\p{N}]+\p{Ll}+$/u.test(word.text)
}
