// How a story renders names in a script that is not Latin: by their sound, and by what always stands where they do.
import type { NameTokens } from '#lib/languages/names.ts'
import { latinSound, type Sound, soundDistance, weightOf } from '#lib/text/sounds.ts'

/** Shorter names sound like anything. */
const leastWeight = 2
/** How far apart two names may sound that are one, by the weight of the shorter. */
const furthest = (weight: number): number => (weight < 3 ? 0.2 : weight < 4 ? 0.6 : weight < 6 ? 1.2 : 2)

/** How far apart two names may sound, of the weight of one, that might be meant for each other. */
const remote = 0.4
/** A story with so many of its names in Latin letters leaves names as they are. */
const latinHabit = 0.35

/** What stands in so many of the segments with a name, and in no other, belongs to it. */
const most = 0.8

/** Words of names in an original, its translation, and the tokens of that. */
export type NamedSegment = {
  readonly words: ReadonlySet<string>
  readonly text: string
  readonly tokens: ReadonlySet<string>
}

type Rendering = {
  /** Segments whose original has the word. */
  readonly own: readonly number[]
  /** What sounds like it, or what a country is called. */
  readonly known: readonly string[]
  /** Where else nothing is known: what stands in all of them or all but one, and in no other segment. */
  readonly standing: readonly string[]
}

export class Renderings {
  readonly #segments: readonly NamedSegment[]
  readonly #script: NameTokens
  readonly #countryOf: (word: string) => readonly string[]
  readonly #places = new Map<string, Set<number>>()
  readonly #sounds = new Map<string, Sound>()
  readonly #renderings = new Map<string, Rendering>()

  constructor(segments: readonly NamedSegment[], script: NameTokens, countryOf: (word: string) => readonly string[]) {
    this.#segments = segments
    this.#script = script
    this.#countryOf = countryOf
    for (const [index, { tokens }] of segments.entries()) {
      for (const token of tokens) this.#places.set(token, (this.#places.get(token) ?? new Set()).add(index))
    }
  }

  /** Whether a segment has a word of a name in it, in Latin letters or as the story renders it. */
  stands(word: string, index: number): boolean {
    const { own, standing } = this.#of(word)
    return this.#isKnown(word, index) || standing.some((token) => this.#has(index, token) && this.#covers(token, own))
  }

  /** Whether the other segments show how the word is rendered, so that this one should have it, too. */
  isExpected(word: string, index: number): boolean {
    const { own, standing } = this.#of(word)
    const others = own.filter((each) => each !== index)
    const known = others.filter((each) => this.#isKnown(word, each)).length
    if (known > 0 && known * 2 >= others.length) return true
    return others.length > 1 && standing.some((token) => this.#covers(token, others))
  }

  /**
   * Whether the word comes once in the story, and nothing in its segment is remotely like it; where the story leaves names
   * in Latin letters, whether nothing is very like it.
   */
  isAbsent(word: string, index: number): boolean {
    if (this.#of(word).own.length > 1) return false
    if (this.#keepsLatin()) return !this.#isKnown(word, index)
    const sound = latinSound(word)
    const tokens = this.#segments[index]?.tokens ?? []
    return weightOf(sound) > 3 && ![...tokens].some((token) => this.#distance(sound, token) <= weightOf(sound) * remote)
  }

  /** What a segment has in the place of the story's usual rendering of a word, if it sounds like that. */
  variantOf(word: string, index: number): { found: string; expected: string } | null {
    const sound = latinSound(word)
    const alike = [...(this.#segments[index]?.tokens ?? [])].filter((token) => this.#isAlike(sound, token))
    const usual = this.#of(word).known.toSorted(
      (one, other) =>
        (this.#places.get(other)?.size ?? 0) - (this.#places.get(one)?.size ?? 0) || other.length - one.length,
    )
    const found = alike.toSorted((one, other) => other.length - one.length)[0]
    return found !== undefined && usual[0] !== undefined ? { found, expected: usual[0] } : null
  }

  #latin: boolean | null = null

  #keepsLatin(): boolean {
    const names = this.#segments.flatMap(({ words, text }) => [...words].map((word) => text.includes(word)))
    this.#latin ??= names.filter(Boolean).length >= names.length * latinHabit
    return this.#latin
  }

  #isKnown(word: string, index: number): boolean {
    return (
      this.#segments[index]?.text.includes(word) === true ||
      this.#of(word).known.some((token) => this.#has(index, token))
    )
  }

  /** Whether a token stands in most of some segments. */
  #covers(token: string, segments: readonly number[]): boolean {
    return segments.filter((each) => this.#has(each, token)).length >= segments.length * most
  }

  #has(index: number, piece: string): boolean {
    const segment = this.#segments[index]
    return segment !== undefined && (segment.tokens.has(piece) || this.#script.contains(segment.text, piece))
  }

  #of(word: string): Rendering {
    const before = this.#renderings.get(word)
    if (before) return before
    const own = this.#segments.flatMap(({ words }, index) => (words.has(word) ? [index] : []))
    const country = this.#countryOf(word).filter((name) => own.some((index) => this.#has(index, name)))
    const rendering = country.length > 0 ? { own, known: country, standing: [] } : this.#recognised(word, own)
    this.#renderings.set(word, rendering)
    return rendering
  }

  #recognised(word: string, own: readonly number[]): Rendering {
    const sound = latinSound(word)
    const sounding: Found[] = []
    const standing: string[] = []
    for (const token of new Set(own.flatMap((index) => [...(this.#segments[index]?.tokens ?? [])]))) {
      const places = this.#places.get(token) ?? new Set()
      const here = own.filter((index) => places.has(index)).length
      // What stands as often without the name is another name.
      if (here * 2 > places.size && this.#isAlike(sound, token))
        sounding.push({ token, here, distance: this.#distance(sound, token) })
      else if (
        own.length > 2 &&
        here >= (own.length - 1) * most &&
        places.size === here &&
        !this.#script.isCommon(token, this.#places)
      )
        standing.push(token)
    }
    const known = best(sounding)
    const covered = own.filter((index) => known.some((token) => this.#places.get(token)?.has(index))).length
    return { own, known, standing: covered * 3 > own.length ? [] : standing }
  }

  #isAlike(sound: Sound, token: string): boolean {
    return this.#distance(sound, token) <= furthest(Math.min(weightOf(sound), weightOf(this.#soundOf(token))))
  }

  #soundOf(token: string): Sound {
    const sound = this.#sounds.get(token) ?? this.#script.soundOf(token)
    this.#sounds.set(token, sound)
    return sound
  }

  #distance(sound: Sound, token: string): number {
    const other = this.#soundOf(token)
    return Math.min(weightOf(sound), weightOf(other)) < leastWeight
      ? Number.POSITIVE_INFINITY
      : soundDistance(sound, other)
  }
}

type Found = { readonly token: string; readonly here: number; readonly distance: number }

/** What stands only once is a likeness by chance, unless little else is known and it sounds as good as the rest. */
function best(found: readonly Found[]): string[] {
  const often = Math.max(...found.map(({ here }) => here))
  const nearest = Math.min(...found.filter(({ here }) => here === often).map(({ distance }) => distance))
  const isGood = ({ here, distance }: Found) => here > 1 || often === 1 || (often < 4 && distance <= nearest)
  return found.filter(isGood).map(({ token }) => token)
}
