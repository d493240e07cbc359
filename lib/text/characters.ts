// The one form of text, for everything that comes in: the newsroom, imports, translation memories, answers of engines.
// All functions take time in proportion to the text.

/** Why PostgreSQL would refuse a text or change it in silence, and where: characters counted from 1. */
export type BadCharacter = { readonly kind: 'nul' | 'halfCharacter'; readonly position: number }

// With the flag u, a surrogate is matched only where its other half is missing.
const bad = /[\0\p{Surrogate}]/u

/** The first NUL or half of a surrogate pair in a text; `null` when there is none. */
export function badCharacter(text: string): BadCharacter | null {
  const found = bad.exec(text)
  if (!found) return null
  return { kind: found[0] === '\0' ? 'nul' : 'halfCharacter', position: [...text.slice(0, found.index)].length + 1 }
}

/** Whether PostgreSQL would refuse the text or change it in silence: `badCharacter` says where. */
export const hasBadCharacters = (text: string): boolean => bad.test(text)

const visible = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}\u2800]/u

/** Whether readers would see nothing of a text: blanks, fillers, marks of direction and the like. */
export const isBlank = (text: string): boolean => !visible.test(text)

/**
 * NFC. It takes time with the square of the number of marks on one letter: 30 s for 250,000. No writing system has more
 * than 30 (Unicode Standard Annex #15, Stream-Safe Text Format); more are left as they are.
 */
export function composeLetters(text: string): string {
  return text
    .split(/(\p{M}{31,})/u)
    .map((part, index) => (index % 2 === 0 ? part.normalize('NFC') : part))
    .join('')
}

/** Scripts that join letters, or stack them, and let a writer ask for it with U+200D or against it with U+200C. */
const joining = [
  ...['Arab', 'Syrc', 'Nkoo', 'Mand', 'Mong', 'Phag', 'Adlm', 'Rohg', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml'],
  ...['Telu', 'Knda', 'Mlym', 'Sinh', 'Mymr', 'Khmr', 'Tibt', 'Bali', 'Java', 'Sund', 'Bugi'],
]
/** Scripts without spaces between words, which break lines at U+200B. */
const unspaced = ['Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt', 'Bali', 'Java', 'Sund', 'Lana', 'Talu']
const lettersOf = (scripts: readonly string[]) =>
  `(?=[\\p{L}\\p{M}])[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`

const beside = (before: string, after: string) => ({ before: new RegExp(before, 'u'), after: new RegExp(after, 'u') })
const besideLetters = (letters: string) => beside(letters, letters)

/** Where a character that is not seen means something: between such characters. */
const meanings = [
  { sign: '\u200D', ...beside('[\\p{ExtPict}\\p{EMod}\\uFE0F]', '\\p{ExtPict}') },
  { sign: '\u200D', ...besideLetters(lettersOf(joining)) },
  { sign: '\u200C', ...besideLetters(lettersOf(joining)) },
  { sign: '\u180E', ...besideLetters(lettersOf(['Mong'])) },
  { sign: '\u200B', ...besideLetters(lettersOf(unspaced)) },
]
const softHyphen = { sign: '\u00AD', ...besideLetters('[\\p{L}\\p{M}]') }

// A flag of a region (an emoji tag sequence, Unicode Technical Standard #51) is matched first, so that its tags stay.
const unseen =
  /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]+\u{E007F}|[\u00AD\u180E\u200B-\u200D\u2060-\u2064\u206A-\u206F\uFEFF\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]+/gu

const firstOf = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0)
const lastBefore = (text: string, at: number): string => [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''

function withoutUnseen(text: string, softHyphens: boolean): string {
  const kept = softHyphens ? [...meanings, softHyphen] : meanings
  return text.replace(unseen, (run: string, start: number) => {
    if (run.startsWith('\u{1F3F4}')) return run
    const end = start + run.length
    if (start === 0 || end === text.length) return ''
    const [before, after] = [lastBefore(text, start), firstOf(text, end)]
    return kept.find((way) => run.includes(way.sign) && way.before.test(before) && way.after.test(after))?.sign ?? ''
  })
}

const popEmbedding = '\u202C'
const popIsolate = '\u2069'
const directionControls = /[\u202A-\u202E\u2066-\u2069\n]/u
/** As many levels as the bidirectional algorithm has (Unicode Standard Annex #9, BD2). */
const deepest = 125

/**
 * Closes the embeddings, overrides and isolates of each line, for text may stand beside anything. Ends without a beginning
 * go, as do beginnings that are too deep or have nothing behind them.
 */
function closed(text: string): string {
  if (!directionControls.test(text)) return text
  const written: string[] = []
  const open: { readonly at: number; readonly end: string }[] = []
  const close = () => {
    const { at, end } = open.pop() ?? { at: -1, end: '' }
    if (at === written.length - 1) written.pop()
    else written.push(end)
  }
  for (const piece of text.split(/([\u202A-\u202E\u2066-\u2069\n])/u)) {
    if (piece === '') continue
    if (piece === '\n') {
      while (open.length > 0) close()
      written.push(piece)
    } else if (piece === popEmbedding) {
      if (open.at(-1)?.end === popEmbedding) close()
    } else if (piece === popIsolate) {
      if (!open.some(({ end }) => end === popIsolate)) continue
      while (open.at(-1)?.end === popEmbedding) close()
      close()
    } else if (/^[\u202A-\u202E\u2066-\u2068]$/.test(piece)) {
      if (open.length >= deepest) continue
      written.push(piece)
      open.push({ at: written.length - 1, end: piece < '\u2066' ? popEmbedding : popIsolate })
    } else written.push(piece)
  }
  while (open.length > 0) close()
  return written.join('')
}

/** What a field holds: soft hyphens are for running text. */
export type TextForm = { readonly softHyphens: boolean }

/**
 * Brings a text into the one form in which it is kept: NFC; line ends as `\n`; no control characters but tabs, and no
 * noncharacters; what is not seen only where it means something (joiners between letters of scripts that have them and in
 * emoji, soft hyphens within words); every control of direction closed on its line. Quotes, blanks and all that is seen
 * stay as typed. Done twice, it changes nothing the second time. NUL and halves of surrogate pairs are left for
 * `badCharacter` to find.
 */
export function normaliseCharacters(text: string, { softHyphens }: TextForm): string {
  if (/^[\t\n\x20-\x7e]*$/.test(text)) return text
  const plain = text
    .replace(/\r\n?|[\v\f\x85\u2028\u2029]/gu, '\n')
    .replace(/[^\P{Cc}\0\t\n]|\p{Noncharacter_Code_Point}/gu, '')
  return composeLetters(closed(withoutUnseen(plain, softHyphens)))
}
