// From documents, saved or as they are being typed, to the rows that readers would get of them.
import type { Locale } from '#lib/locales.ts'
import type { StandIn } from './stand-ins.ts'

/** A document of Payload's: relations are ids. */
export type DraftDocument = Readonly<Record<string, unknown>>
type Row = Readonly<Record<string, unknown>>

/** `publishedAt` as the column is called: `published_at`. */
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const idsIn = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number).filter(Number.isInteger) : [])
const listOf = (value: unknown): DraftDocument[] => (Array.isArray(value) ? value : [])

/** The document's own row with what the draft says; what is no column of it is left out. */
function rowOf(own: Row, document: DraftDocument): Row {
  const columns = Object.entries(document).flatMap(([field, value]): [string, unknown][] => {
    const column = columnOf(field)
    if (column in own) return [[column, value]]
    return `${column}_id` in own ? [[`${column}_id`, value]] : []
  })
  return { ...own, ...Object.fromEntries(columns), id: own.id, _status: 'published' }
}

/**
 * A story as it would be published.
 *
 * @param own the story's row, as JSON
 * @param fallback what stands in for what readers' pages can't be without: a section's id, and a moment
 */
export function storyStandIns(
  own: Row & { readonly id: number },
  document: DraftDocument,
  fallback: { readonly section: number | null; readonly now: string },
): StandIn[] {
  const { id } = own
  const row = rowOf(own, document)
  const publishedAt = String(row.published_at ?? fallback.now)
  const relations = (path: 'topics' | 'authors') =>
    idsIn(document[path]).map((other, at) => ({ order: at + 1, parent_id: id, path, [`${path}_id`]: other }))
  return [
    {
      table: 'articles',
      of: id,
      rows: [
        {
          ...row,
          headline: row.headline ?? '',
          section_id: row.section_id ?? fallback.section,
          // Before its moment a story is not there for readers.
          published_at: Date.parse(publishedAt) > Date.parse(fallback.now) ? fallback.now : publishedAt,
        },
      ],
    },
    { table: 'articles_rels', of: id, rows: [...relations('topics'), ...relations('authors')] },
    {
      table: 'articles_corrections',
      of: id,
      rows: listOf(document.corrections).map(({ at, text }, order) => ({
        _order: order + 1,
        _parent_id: id,
        id: `${order}`,
        at,
        text,
      })),
    },
  ]
}

/** A translation as it would be published. @param own the translation's row, as JSON */
export function translationStandIns(own: Row & { readonly id: number }, document: DraftDocument): StandIn[] {
  const { id } = own
  const row = rowOf(own, document)
  return [
    { table: 'translations', of: id, rows: [{ ...row, headline: row.headline ?? '', article_id: own.article_id }] },
    {
      table: 'translations_corrections',
      of: id,
      rows: listOf(document.corrections).map(({ text }, order) => ({
        _order: order + 1,
        _parent_id: id,
        id: `${order}`,
        text,
      })),
    },
  ]
}

/** The front page with another ranking. */
export const rankingStandIns = ({ ranked }: DraftDocument): StandIn[] => [
  {
    table: 'front_rels',
    of: null,
    rows: idsIn(ranked).map((story, at) => ({ order: at + 1, parent_id: 1, path: 'ranked', articles_id: story })),
  },
]

/** The line of breaking news as it would stand if it were switched on now. @param texts by edition */
export const breakingStandIns = (
  { article }: DraftDocument,
  texts: Readonly<Partial<Record<Locale, unknown>>>,
): StandIn[] => [
  { table: 'breaking', of: null, rows: [{ id: 1, active: true, article_id: article ?? null }] },
  {
    table: 'breaking_locales',
    of: null,
    rows: Object.entries(texts).map(([locale, text]) => ({ _parent_id: 1, _locale: locale, text })),
  },
]
