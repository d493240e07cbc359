// How texts of each language are set on a card: families of dist/card-fonts (scripts/assets/card-fonts.ts), and sizes.
import { editions, type Locale, type ScriptGroup } from '#lib/locales.ts'

type Typesetting = {
  /** First choice first, for headlines; the others stand in for letters that it lacks. */
  readonly head: string
  /** The same for small text. */
  readonly text: string
  /** Of letters to the nominal size: Arabic's are drawn small for theirs. */
  readonly scale: number
  /** From one baseline to the next, to the nominal size. */
  readonly leading: number
  /** From the top of the tallest letters to the baseline, to the nominal size. */
  readonly rise: number
  /** Nominal sizes of headlines in pixels, largest first. */
  readonly sizes: readonly number[]
}

const latin: Typesetting = {
  head: 'Warta Head, Warta Naskh, Warta JP, Warta SC',
  text: 'Warta Text, Warta Naskh, Warta JP, Warta SC',
  scale: 1,
  leading: 1.13,
  rise: 0.74,
  sizes: [120, 108, 96, 88, 80, 72, 64, 58, 52, 46, 40],
}
const han = { scale: 1, leading: 1.34, rise: 0.86, sizes: [104, 94, 84, 78, 72, 66, 60, 54, 48, 42, 36] }

/** One per script; a new script is set like Latin. */
const typesettings: Readonly<Partial<Record<ScriptGroup, Typesetting>>> = {
  latin,
  arabic: {
    head: 'Warta Naskh, Warta Head, Warta JP, Warta SC',
    text: 'Warta Naskh, Warta Text, Warta JP, Warta SC',
    scale: 1.14,
    leading: 1.55,
    rise: 0.95,
    sizes: [100, 90, 80, 74, 68, 62, 56, 50, 45, 40, 35],
  },
  'han-simplified': { ...han, head: 'Warta SC, Warta JP, Warta Naskh', text: 'Warta SC, Warta JP, Warta Naskh' },
  japanese: { ...han, head: 'Warta JP, Warta SC, Warta Naskh', text: 'Warta JP, Warta SC, Warta Naskh' },
}

export const typesettingOf = (locale: Locale): Typesetting => typesettings[editions[locale].script] ?? latin

const arabicLetters = /\p{Script=Arabic}/u

/** Size of a run of text to the nominal size: Latin words and numbers inside Arabic are not enlarged. */
export const runScale = (run: string, { scale }: Typesetting): number => (arabicLetters.test(run) ? scale : 1)

// Pictographs have colours and fonts of their own, and no place in a headline's type. ©, ® and ™ are letters enough.
const unprintable = /(?![©®™])\p{Extended_Pictographic}|[\p{Cs}\p{Co}\p{Cn}]|\ufe0f|\u20e3/gu

/** The text without what the fonts can't show. */
export const printable = (text: string): string =>
  text
    .replace(/\p{Cc}/gu, ' ')
    .replace(unprintable, '')
    .replace(/ {2,}/g, ' ')
    .trim()
