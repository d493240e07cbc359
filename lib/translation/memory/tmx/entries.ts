// Converts a TMX unit to entries of the memory, one per edition's language beside Indonesian.
import { isId } from '#lib/content/ids.ts'
import { editions, type Locale, originalLocale, type TranslationLocale, translationLocales } from '#lib/locales.ts'
import type { MemoryEntry, Origin } from '../store.ts'
import { isInstant, parseTmxDate, tmxDate } from './dates.ts'
import type { FilePosition } from './fragments.ts'
import { type Invalid, parseForeignPair, parseOwnSegment, type TaggedPair } from './inline.ts'
import { editionOf, isOwnTag } from './languages.ts'
import type { Attributes, Unit, Variant } from './parse.ts'

/** Name of this site's software in TMX headers. */
export const toolName = 'warta'

/** Properties of a unit in which TMX has no place for what we know. */
export const propertyNames = {
  origin: 'x-warta-origin',
  engine: 'x-warta-engine',
  article: 'x-warta-article',
  /** The moment to the microsecond; TMX's own dates have seconds. */
  at: 'x-warta-at',
} as const

/** Origin and time of units that have none. */
export type Defaults = { readonly origin: Origin; readonly at: string }

export type Problem = FilePosition & { readonly reason: string }

/**
 * The entries of a unit. The Indonesian text is the source whatever `srclang` says: memories of the other direction
 * serve as well. Of several variants of a language the one with this site's own tag counts, else the first.
 *
 * @param place of the unit, for what is wrong with it as a whole
 * @returns the entries of its good variants, and what is wrong with the others
 */
export function entriesOf(
  unit: Unit,
  place: FilePosition,
  header: Attributes,
  defaults: Defaults,
): { entries: MemoryEntry[]; problems: Problem[] } {
  const variants = variantsByLocale(unit)
  const source = variants.get(originalLocale)
  const found = translationLocales.flatMap((target) => {
    const variant = variants.get(target)
    return variant ? [{ target, variant }] : []
  })
  if (!source) return { entries: [], problems: [{ ...place, reason: `no text in Indonesian (id)${thereAre(unit)}` }] }
  if (found.length === 0) {
    const wanted = translationLocales.map((code) => editions[code].tag).join(', ')
    return { entries: [], problems: [{ ...place, reason: `no text in ${wanted}${thereAre(unit)}` }] }
  }
  const entries: MemoryEntry[] = []
  const problems: Problem[] = []
  for (const { target, variant } of found) {
    const entry = entryOf(unit, source, variant, target, header, defaults)
    if ('problem' in entry) problems.push({ ...variant.place(), reason: `${editions[target].tag}: ${entry.problem}` })
    else entries.push(entry)
  }
  return { entries, problems }
}

const languageOf = ({ attributes }: Variant): string => attributes['xml:lang'] ?? attributes.lang ?? ''

function thereAre({ variants }: Unit): string {
  const tags = [...new Set(variants.map(languageOf))].slice(0, 10)
  return tags.length > 0 ? `; there are: ${tags.join(', ')}` : ''
}

function variantsByLocale({ variants }: Unit): Map<Locale, Variant> {
  const found = new Map<Locale, Variant>()
  for (const variant of variants) {
    const locale = editionOf(languageOf(variant))
    if (!locale) continue
    const known = found.get(locale)
    if (!known || (!isOwnTag(languageOf(known), locale) && isOwnTag(languageOf(variant), locale))) {
      found.set(locale, variant)
    }
  }
  return found
}

function entryOf(
  unit: Unit,
  source: Variant,
  variant: Variant,
  target: TranslationLocale,
  header: Attributes,
  defaults: Defaults,
): MemoryEntry | Invalid {
  const pair =
    header.creationtool === toolName ? ownPair(source, variant) : parseForeignPair(source.segment, variant.segment)
  if ('problem' in pair) return pair
  const record = provenanceOf(unit, variant, header, defaults)
  return 'problem' in record ? record : { target, ...pair, ...record }
}

function ownPair(source: Variant, variant: Variant): TaggedPair | Invalid {
  const [from, into] = [parseOwnSegment(source.segment), parseOwnSegment(variant.segment)]
  if (typeof from !== 'string') return { problem: `the source: ${from.problem}` }
  return typeof into === 'string' ? { source: from, text: into } : into
}

/**
 * Who wrote the text, and when. A text of ours that another tool has changed since, by its date, is a person's.
 */
function provenanceOf(
  unit: Unit,
  variant: Variant,
  header: Attributes,
  defaults: Defaults,
): Pick<MemoryEntry, 'origin' | 'engine' | 'article' | 'at'> | Invalid {
  const property = (name: string) => variant.props.get(name) ?? unit.props.get(name)
  const origin = property(propertyNames.origin) ?? defaults.origin
  if (!isOrigin(origin)) return { problem: `${propertyNames.origin} "${origin}" is neither machine nor human` }
  const exact = property(propertyNames.at)
  if (exact !== undefined && !isInstant(exact)) {
    return { problem: `${propertyNames.at} "${exact}" is no time like 2026-11-24T08:00:00.000Z` }
  }
  const article = articleOf(property(propertyNames.article))
  const dated = dateOf(variant.attributes) ?? dateOf(unit.attributes)
  if (exact !== undefined && dated && tmxDate(dated) > tmxDate(exact)) {
    return { origin: 'human', engine: null, article, at: dated }
  }
  const at = exact ?? dated ?? dateOf(header) ?? defaults.at
  return { origin, engine: property(propertyNames.engine) ?? null, article, at }
}

const isOrigin = (value: string): value is Origin => value === 'machine' || value === 'human'

const dateOf = ({ changedate, creationdate }: Attributes) => parseTmxDate(changedate) ?? parseTmxDate(creationdate)

function articleOf(value: string | undefined): number | null {
  const id = Number(value)
  return isId(id) ? id : null
}
