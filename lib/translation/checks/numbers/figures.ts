// Numbers in figures, and how each may be read: "1.234" is a thousand and some in Indonesian, one and a quarter in
// English.

const otherMarks: Readonly<Record<string, string>> = { '．': '.', '，': ',', '：': ':', '٫': '.', '٬': ',', '،': ',' }

/** The same text, as long as before, with Arabic-Indic and full-width figures as 0–9 and their marks as `.`, `,`, `:`. */
export function normaliseDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹０-９．，：٫٬،]/g, (char) => otherMarks[char] ?? String(char.charCodeAt(0) & 0xf))
}

export type ParsedFigures = {
  /** Each way to read it, as a plain number: `1234`, `7.5`. */
  readonly readings: readonly string[]
  /** Its pieces, where it may as well be several numbers: a telephone number, a date with dots. */
  readonly parts: readonly string[]
}

/** Pattern of a number in figures with its separators, for use in larger patterns; after normaliseDigits. */
export const figuresPattern = String.raw`\d+(?:[.,'’]\d+|[ \u00a0\u202f\u2009]\d{3}(?!\d))*`

/**
 * Reads one number in figures.
 * @param decimal the language's mark before decimals
 */
export function readFigures(written: string, decimal: '.' | ',' | 'either'): ParsedFigures {
  const marks: readonly string[] = written.match(/\D/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return { readings: [canonical(written)], parts: [] }
  const parts = written.split(/\D/).map(canonical)
  const lone = marks.length === 1 && isGrouped(written)
  const readings: string[] = []
  if (isGrouped(written) && !(lone && last === decimal)) readings.push(canonical(written.replace(/\D/g, '')))
  if (
    /[.,]/.test(last) &&
    marks.indexOf(last) === marks.length - 1 &&
    !(lone && decimal !== 'either' && last !== decimal)
  ) {
    const whole = written.slice(0, written.lastIndexOf(last))
    if (marks.length === 1 || isGrouped(whole))
      readings.push(canonical(`${whole.replace(/\D/g, '')}.${written.slice(whole.length + 1)}`))
  }
  // Blanks may part numbers, dots may part a date; 7,5 is one number.
  return { readings, parts: readings.length === 0 || /\s/.test(written) ? parts : [] }
}

/** Whether figures stand in threes with one kind of separator. */
function isGrouped(written: string): boolean {
  return new Set(written.match(/\D/g)).size === 1 && /^[1-9]\d{0,2}(?:\D\d{3})+$/.test(written)
}

/** `007` and `7` are one number, `7.50` and `7.5` too; what is too long for a number stays as it is. */
const canonical = (figures: string): string => (figures.length > 15 ? figures : String(Number(figures)))
