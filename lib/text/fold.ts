// One form for everything that readers type in several: width, case, accents, Arabic spelling.

/** Tatweel, the signs of vowels and recitation, and marks for direction: not part of how a word is looked up. */
const unwritten = /[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/gu

/**
 * Letters that are written for one another. Arabic: forms of alef, ya for alef maqsura, hamza on its carriers, and what Persian keyboards give for kaf and ya (after Lucene's ArabicNormalizer, Apache-2.0, which folds the
 * same). Latin: letters that Unicode does not take apart.
 */
const letters: Readonly<Record<string, string>> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ک: 'ك',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}
const lettersPattern = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')

/** Ta marbuta is typed as the ha that it looks like; the stemmer knows what to do with it at the end of a word. */
const lastHa = /(?<=[\u0621-\u064a]{3})ه(?![\u0621-\u064a])/gu

/** Arabic-Indic and Persian digits stand 0x660 and 0x6f0 onwards. */
const digits = /[\u0660-\u0669\u06f0-\u06f9]/gu

/**
 * The form in which words are compared: NFKC, lower case, Latin letters without accents, Arabic without vowels and in one
 * spelling, Latin digits. Marks of other scripts, such as Japanese voicing, belong to their letter and stay.
 *
 * @returns may be longer or shorter than what was given, or empty
 */
export function fold(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase()
  // Only what is not ASCII can be written in more than one way; most of a text is.
  if (/^[\0-\x7f]*$/.test(plain)) return plain
  return plain
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .replace(unwritten, '')
    .replace(digits, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(lettersPattern, (letter) => letters[letter] ?? letter)
    .replace(lastHa, 'ة')
}
