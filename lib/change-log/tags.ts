// Cache tags: the names by which a page says what it was made from, and a change says what it touches.
import type { Locale } from '#lib/locales.ts'

/** A cache tag. Ids are those of the newsroom's documents. */
export type CacheTag =
  /** A story with all its texts. */
  | `article:${number}`
  /** What lists show of a story in one edition: headline, standfirst, picture, address. */
  | `card:${number}:${Locale}`
  /** A section, topic or author, and which stories stand in its list. */
  | `section:${number}`
  | `topic:${number}`
  | `author:${number}`
  /** A static page. */
  | `page:${number}`
  /** The ranking of an edition's most read stories. */
  | `most-read:${Locale}`
  /** The front pages. */
  | 'front'
  /** The list of all stories, newest first. */
  | 'latest'
  /** The line of breaking news. */
  | 'breaking'
  /** The section bar. */
  | 'sections'
  /** Name, texts and settings of the site, and the static pages in its footer. */
  | 'site'

/** Ids above it exist in no table: PostgreSQL's `integer`. */
const greatestId = 2 ** 31 - 1

/**
 * The stories that tags are about, by an `article` or a `card` tag.
 *
 * @returns ids, each once, ascending
 */
export function storiesOf(tags: Iterable<CacheTag>): number[] {
  const ids = new Set<number>()
  for (const tag of tags) {
    const [kind, id] = tag.split(':')
    if (kind === 'article' || kind === 'card') ids.add(Number(id))
  }
  return [...ids].filter((id) => Number.isInteger(id) && id > 0 && id <= greatestId).sort((a, b) => a - b)
}
