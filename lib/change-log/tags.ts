// Cache tags: a page carries the tags of everything it was made from, a change those of everything it touches.
import type { Locale } from '#lib/locales.ts'

/** A cache tag. Ids are those of the newsroom's documents. */
export type CacheTag =
  /** A story in all languages. */
  | `article:${number}`
  /** A story's card in one edition: headline, standfirst, picture, URL. */
  | `card:${number}:${Locale}`
  /** A section, topic or author, and the list of its stories. */
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
  /** The breaking-news line. */
  | 'breaking'
  /** The section bar. */
  | 'sections'
  /** The site's name, texts and settings, and the footer's list of static pages. */
  | 'site'

/** The greatest id: PostgreSQL's `integer`. */
const greatestId = 2 ** 31 - 1

/**
 * The stories named by `article` and `card` tags.
 *
 * @returns ids, ascending, without duplicates
 */
export function storiesOf(tags: Iterable<CacheTag>): number[] {
  const ids = new Set<number>()
  for (const tag of tags) {
    const [kind, id] = tag.split(':')
    if (kind === 'article' || kind === 'card') ids.add(Number(id))
  }
  return [...ids].filter((id) => Number.isInteger(id) && id > 0 && id <= greatestId).sort((a, b) => a - b)
}
