// What the project knows of a language. A field that a new edition can do without takes a value that says so (`null`, or
// one of the defaults here), so that leaving it out is a decision.

/** How texts are indexed and searched: by the stems of a PostgreSQL configuration, or by pairs of characters. */
export type TextSearch = { readonly kind: 'stems'; readonly configuration: string } | { readonly kind: 'pairs' }

export type ReadingPace = {
  /** Words a minute, of words between blanks. */
  readonly words: number
  /** Characters a minute, of scripts without blanks. */
  readonly characters: number
}

export type Language = {
  /** Whether blanks stand between its words. */
  readonly spacing: 'spaced' | 'unspaced'
  /** Whether it is written in Latin letters, as the original is: slugs and names of places then need no other form. */
  readonly latinLetters: boolean
  readonly search: TextSearch
  /** Length of an excerpt in search results, about two lines, in UTF-16 units. */
  readonly excerptLength: number
  readonly readingPace: ReadingPace
  /**
   * Google's code for it in news sitemaps: ISO 639, except for Chinese
   * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
   */
  readonly newsSitemapCode: string
  /** DeepL's code for it as a target (https://developers.deepl.com/docs/getting-started/supported-languages). */
  readonly deeplCode: string
  /** What a language model is told of the house style in it; null: nothing. */
  readonly styleNote: string | null
}

/**
 * Words by their stems. The configurations have no stop words, because a name may be one (`warta_indonesian`, made by a
 * migration).
 *
 * @param stemmer a Snowball stemmer of PostgreSQL; null where it has none: words are searched as they are written
 */
export const stems = (stemmer: 'indonesian' | 'english' | 'french' | 'arabic' | null): TextSearch => ({
  kind: 'stems',
  configuration: `warta_${stemmer ?? 'plain'}`,
})

/**
 * For languages whose pace nobody has measured. English non-fiction is read silently at 238 words a minute, the mean of
 * 190 studies (M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109, 2019).
 *
 * The same paper finds that other languages go by how many words they need for the same message: the paces in the
 * languages' own files are counted in thirteen stories that we have in six languages. Arabic comes out as in the studies
 * that it lists; Chinese and Japanese as the 255 and 357 characters a minute read aloud in the IReST (Trauzettel-Klosinski
 * and Dietz, IOVS 53, 2012), times 1.3 for reading silently.
 */
export const usualPace: ReadingPace = { words: 238, characters: 400 }
