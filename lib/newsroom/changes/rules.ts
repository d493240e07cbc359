// The cache tags of a change: pure rules that compare what readers saw before with what they see now.
import type { CacheTag } from '#lib/change-log/tags.ts'
import { type Locale, locales, type TranslationLocale } from '#lib/locales.ts'

/** The columns of a story that pages depend on. `stamp`, the row's place in the table, changes with every write. */
export type ArticleState = {
  readonly id: number
  readonly published: boolean
  readonly stamp: string
  readonly publishedAt: string | null
  readonly section: number | null
  readonly topics: readonly number[]
  readonly authors: readonly number[]
}

/** The columns of a translation that pages depend on. `live`: the translation and its story are published. */
export type TranslationState = {
  readonly article: number
  readonly locale: TranslationLocale
  readonly live: boolean
  readonly stamp: string
}

/** A section or static page; `listed` is what menus and URLs show of it. */
export type NamedState = { readonly id: number; readonly listed: string }

const cards = (id: number) => locales.map((locale: Locale) => `card:${id}:${locale}` as const)

/** The lists that contain a story. */
function memberships({ section, topics, authors }: ArticleState): CacheTag[] {
  return [
    'front',
    'latest',
    ...(section === null ? [] : [`section:${section}` as const]),
    ...topics.map((id) => `topic:${id}` as const),
    ...authors.map((id) => `author:${id}` as const),
  ]
}

/** A story's lists and its place in them. */
function standing(article: ArticleState): string {
  const { section, topics, authors, publishedAt } = article
  return JSON.stringify([section, [...topics].sort(), [...authors].sort(), publishedAt])
}

/**
 * Tags of a story's change: its pages and cards always; its lists, old and new, only when it enters them, leaves them or
 * moves within them. A draft's change has none: readers never see its row.
 *
 * @param before the row before the change; `null` for a new story
 * @param after the row now; `null` for a deleted story
 */
export function articleTags(before: ArticleState | null, after: ArticleState | null): CacheTag[] {
  const shown = before?.published ? before : null
  const shows = after?.published ? after : null
  const story = shows ?? shown
  if (!story || (shown && shows && shown.stamp === shows.stamp)) return []
  const own: CacheTag[] = [`article:${story.id}`, ...cards(story.id)]
  if (shown && shows && standing(shown) === standing(shows)) return own
  return unique([...own, ...[shown, shows].flatMap((state) => (state ? memberships(state) : []))])
}

/** Tags of a translation's change; parameters as for `articleTags`. */
export function translationTags(before: TranslationState | null, after: TranslationState | null): CacheTag[] {
  if (before && after && before.stamp === after.stamp) return []
  const seen = [before, after].filter((state) => state?.live)
  return unique(
    seen.flatMap((state): CacheTag[] =>
      state ? [`article:${state.article}`, `card:${state.article}:${state.locale}`] : [],
    ),
  )
}

/** Tags of a section's change: its own pages, and every page's section bar if its name, address or place changed. */
export function sectionTags(before: NamedState | null, after: NamedState | null): CacheTag[] {
  return namedTags('section', 'sections', before, after)
}

/** Tags of a static page's change: itself, and the list of pages in every footer if its title, address or place did. */
export function pageTags(before: NamedState | null, after: NamedState | null): CacheTag[] {
  return namedTags('page', 'site', before, after)
}

function namedTags(
  kind: 'section' | 'page',
  list: 'sections' | 'site',
  before: NamedState | null,
  after: NamedState | null,
): CacheTag[] {
  const id = after?.id ?? before?.id
  if (id === undefined) return []
  return before?.listed === after?.listed ? [`${kind}:${id}`] : [`${kind}:${id}`, list]
}

/** The documents that show a picture. Only published stories count. */
export type PictureUse = {
  /** Stories with it as their main picture. */
  readonly heroes: readonly number[]
  /** Stories with it in the body, in any edition. */
  readonly bodies: readonly number[]
  readonly authors: readonly number[]
  readonly pages: readonly number[]
}

/** Tags of a picture's change (its alternative text, caption, credit, focal point). */
export function pictureTags(use: PictureUse): CacheTag[] {
  return unique([
    ...use.heroes.flatMap((id) => [`article:${id}` as const, ...cards(id)]),
    ...use.bodies.map((id) => `article:${id}` as const),
    ...use.authors.map((id) => `author:${id}` as const),
    ...use.pages.map((id) => `page:${id}` as const),
  ])
}

const unique = (tags: CacheTag[]) => [...new Set(tags)]
