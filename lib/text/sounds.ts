// How a name sounds, roughly: its consonants in classes. "Tanubrata", 塔努布拉塔, タヌブラタ and تانوبراتا come out alike enough
// to be recognised as one name in four scripts; vowels don't survive the journey.

/**
 * Consonants in order. `P` b p f v, `T` t d, `S` s z sh ch, `K` k g q, `M`, `N`, `L` l r; those that differ by language:
 * `C` is K or S, `H` th is T or S, `W` is P or nothing, `R` is L or nothing, `G` is K or
 * nothing, `V` (و) mostly a vowel.
 */
export type Sound = string

const classes: Readonly<Record<string, string>> = {
  P: 'P',
  T: 'T',
  S: 'S',
  K: 'K',
  M: 'M',
  N: 'N',
  L: 'L',
  C: 'KS',
  H: 'TS',
  W: 'P',
  V: 'P',
  R: 'L',
  G: 'K',
}

const alike = (one: string, other: string): boolean =>
  [...(classes[one] ?? one)].some((each) => classes[other]?.includes(each))
const cost = (letter: string): number => (letter === 'V' ? 0.05 : /[WRG]/.test(letter) ? 0.2 : 1)

/** How far apart two names sound: the edit distance of their consonants. */
export function soundDistance(one: Sound, other: Sound): number {
  let row = [0]
  for (const letter of other) row.push((row.at(-1) ?? 0) + cost(letter))
  for (const letter of one) {
    const next = [(row[0] ?? 0) + cost(letter)]
    for (let at = 0; at < other.length; at += 1) {
      const against = other.charAt(at)
      const changed = (row[at] ?? 0) + (alike(letter, against) ? 0 : 1)
      next.push(Math.min(changed, (row[at + 1] ?? 0) + cost(letter), (next[at] ?? 0) + cost(against)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

/** Length without what may fall away. */
export const weightOf = (sound: Sound): number => sound.replace(/[VWRG]/g, '').length

const latinSounds: readonly (readonly [RegExp, string])[] = [
  [/sch|tch|sh|ch|dge?(?=$|[eiy])|tz|ts|cz|cs|zh|sz|dz/g, 'S'],
  [/th/g, 'H'],
  [/ph/g, 'P'],
  [/wh/g, 'W'],
  [/kn(?=[aeiou])/g, 'N'],
  [/ng/g, 'NG'],
  [/ck|kh|qu|q/g, 'K'],
  [/gh/g, 'G'],
  [/x/g, 'KS'],
  [/[cgj]/g, 'C'],
  [/[bpfv]/g, 'P'],
  [/[td]/g, 'T'],
  [/[sz]/g, 'S'],
  [/k/g, 'K'],
  [/m/g, 'M'],
  [/n/g, 'N'],
  [/l|r(?=[aeiouy])/g, 'L'],
  [/r/g, 'R'],
  [/w/g, 'W'],
  [/([PTSKMNL])\1/g, '$1'],
  [/[^A-Z]/g, ''],
]

/** Of a name in Latin letters, whatever its language. */
export function latinSound(name: string): Sound {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/(.)\1/g, '$1')
  return latinSounds.reduce((sound, [letters, letter]) => sound.replace(letters, letter), plain)
}
