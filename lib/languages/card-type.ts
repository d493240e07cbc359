// How the text of share cards (lib/sharing) is set, and in which fonts.

/** A font of a Fontsource package, as a static instance: cards don't depend on what variations a library knows. */
export type CardFont = {
  /** How the names of its files in dist/card-fonts begin. */
  readonly stem: string
  /** The family that cards ask for. */
  readonly family: string
  /** Folder in node_modules/@fontsource-variable. */
  readonly source: string
  /** Which of its files: `{source}-{slice}-{axes}-normal.woff2`. */
  readonly axes: string
  readonly at: Readonly<Record<string, number>>
  /** The slices to take; undefined: all. */
  readonly slices?: readonly string[]
}

export type CardType = {
  /** First choice first, for headlines; the others stand in for letters that it lacks. */
  readonly head: readonly CardFont[]
  /** The same for small text. */
  readonly text: readonly CardFont[]
  /** Letters that are drawn small for their size, and how much larger they are set; null: none. */
  readonly enlarged: { readonly letters: RegExp; readonly by: number } | null
  /** From one baseline to the next, to the nominal size. */
  readonly leading: number
  /** From the top of the tallest letters to the baseline, to the nominal size. */
  readonly rise: number
  /** Nominal sizes of headlines in pixels, largest first. */
  readonly sizes: readonly number[]
}

const serif = { source: 'source-serif-4', axes: 'opsz' } as const
const serifHead: CardFont = { ...serif, stem: 'head', family: 'Warta Head', at: { wght: 640, opsz: 48 } }
const serifText: CardFont = { ...serif, stem: 'text', family: 'Warta Text', at: { wght: 560, opsz: 16 } }
const naskh: CardFont = {
  stem: 'naskh',
  family: 'Warta Naskh',
  source: 'noto-naskh-arabic',
  axes: 'wght',
  at: { wght: 680 },
  // Its Latin letters are not those of the site.
  slices: ['arabic'],
}
const sansSc: CardFont = {
  stem: 'han-sc',
  family: 'Warta SC',
  source: 'noto-sans-sc',
  axes: 'wght',
  at: { wght: 700 },
}
const sansJp: CardFont = {
  stem: 'han-jp',
  family: 'Warta JP',
  source: 'noto-sans-jp',
  axes: 'wght',
  at: { wght: 700 },
}

export const latinCard: CardType = {
  head: [serifHead, naskh, sansJp, sansSc],
  text: [serifText, naskh, sansJp, sansSc],
  enlarged: null,
  leading: 1.13,
  rise: 0.74,
  sizes: [120, 108, 96, 88, 80, 72, 64, 58, 52, 46, 40],
}

export const arabicCard: CardType = {
  head: [naskh, serifHead, sansJp, sansSc],
  text: [naskh, serifText, sansJp, sansSc],
  enlarged: { letters: /\p{Script=Arabic}/u, by: 1.14 },
  leading: 1.55,
  rise: 0.95,
  sizes: [100, 90, 80, 74, 68, 62, 56, 50, 45, 40, 35],
}

const hanCard = {
  enlarged: null,
  leading: 1.34,
  rise: 0.86,
  sizes: [104, 94, 84, 78, 72, 66, 60, 54, 48, 42, 36],
} as const
const chinese = [sansSc, sansJp, naskh]
const japanese = [sansJp, sansSc, naskh]
export const chineseCard: CardType = { ...hanCard, head: chinese, text: chinese }
export const japaneseCard: CardType = { ...hanCard, head: japanese, text: japanese }
