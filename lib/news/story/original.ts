// Pairs the paragraphs of a translation with those of its original.

import { readStorySegment } from '#lib/content/ids.ts'
import { readable, storyText } from '#lib/content/sql.ts'
import type { Locale } from '#lib/locales.ts'
import { addCacheTag } from '#lib/page-cache/tags.ts'
import { align, plainText, readRecords, type Segment, type StoryText, segmentsOf } from '#lib/segments/index.ts'
import { editionText } from '../lists/cards.ts'
import { query } from '../query.ts'
import type { LookupResult } from '../types.ts'

type PairRow = {
  original: StoryText
  translation: StoryText
  origin: 'machine' | 'human'
  /** Segment records of the translation (lib/segments/records.ts); null if there are none. */
  segments: unknown
  source_hashes: unknown
}

const pairQuery = `
  SELECT ${storyText('a', 'articles')} AS original, ${storyText('t', 'translations')} AS translation,
    coalesce(t.origin, 'human') AS origin, t.segments, t.source_hashes
  FROM articles a JOIN translations t ON ${editionText('$2')}
  WHERE a.id = $1 AND ${readable('a')}`

/** A published story and its published translation; undefined where one is missing. Adds the story's tag. */
async function findPair(locale: Locale, id: number): Promise<PairRow | undefined> {
  addCacheTag(`article:${id}`)
  return (await query<PairRow>('original', pairQuery, [id, locale]))[0]
}

/** Paragraphs in reading order: the first is `p1`, as `bodyBlocks` counts them. */
const paragraphsIn = (segments: readonly Segment[]) => segments.filter(({ kind }) => kind === 'paragraph')

const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * For each paragraph of a translation, the segment of the current original that it translates. By the segment records or
 * source hashes, since the original may have changed; by position where there are neither.
 */
function counterparts({ original, translation, origin, segments, source_hashes }: PairRow): (Segment | undefined)[] {
  const source = segmentsOf(original)
  const translated = segmentsOf(translation)
  const sourceHashes = Array.isArray(source_hashes) ? source_hashes.filter(isText) : []
  if (!Array.isArray(segments) && sourceHashes.length !== translated.length) {
    const there = paragraphsIn(source)
    return paragraphsIn(translated).map((_, index) => there[index])
  }
  const madeFrom = Array.isArray(segments)
    ? readRecords(segments, { segments: translated, sourceHashes, origin, at: '' }, source)
        .filter(({ target }) => target !== '')
        .map((record) => ({ key: record.key, hash: record.source }))
    : translated.map(({ key }, index) => ({ key, hash: sourceHashes[index] ?? '' }))
  const known = madeFrom.filter(({ key }) => key !== '')
  const now = new Map([...align(known, source)].map(([after, before]) => [before, after]))
  const byKey = new Map(source.map((segment) => [segment.key, segment]))
  return translated.flatMap((segment, index) =>
    segment.kind === 'paragraph' ? [byKey.get(now.get(madeFrom[index]?.key ?? '') ?? '')] : [],
  )
}

/**
 * The paragraphs of the original beneath those of its translation: plain text by the translation's anchors (`p1`, `p2`…),
 * line breaks as line ends. A paragraph that the original doesn't have is left out.
 *
 * @param id as it stands in the address; `missing` unless it is that of a published story translated into this edition
 */
export async function originalParagraphs(
  locale: Locale,
  id: string,
): Promise<LookupResult<Readonly<Record<string, string>>>> {
  const read = readStorySegment(id)
  const pair = read && id === `${read.id}` ? await findPair(locale, read.id) : undefined
  if (!pair) return { kind: 'missing' }
  const texts = counterparts(pair).flatMap((segment, index): [string, string][] =>
    segment ? [[`p${index + 1}`, plainText(segment.text).trim()]] : [],
  )
  return { kind: 'found', view: Object.fromEntries(texts) }
}

/**
 * The plain text of a paragraph of a published translation.
 *
 * @param anchor `p1`, `p2`…
 * @returns null where there is no such story, translation or paragraph
 */
export async function translatedParagraph(locale: Locale, id: number, anchor: string): Promise<string | null> {
  const pair = await findPair(locale, id)
  const place = Number(/^p([1-9]\d{0,5})$/.exec(anchor)?.[1])
  const paragraph = pair && paragraphsIn(segmentsOf(pair.translation))[place - 1]
  return paragraph ? plainText(paragraph.text).trim() : null
}
